import { neverRan } from "./found";
import type { Outcome } from "./outcome";

/**
 * Whether a failed start may be tried again: only where the container never ran, and only for reasons that pass by
 * themselves. A missing image or a denied secret fails again at once, and is told at once.
 */
export function mayStartAgain(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case "refused":
      return outcome.reasons.some((reason) => passing.some((pattern) => pattern.test(reason)));
    case "failed":
      return (
        neverRan(outcome.task, outcome.failure) &&
        reasonsOf(outcome.task).some((text) => passing.some((one) => one.test(text)))
      );
    case "succeeded":
    case "timedOut":
    case "lost":
      return false;
    default:
      return outcome satisfies never;
  }
}

function reasonsOf(task: { stoppedReason?: string; containers: readonly { reason?: string }[] }): string[] {
  return [task.stoppedReason, ...task.containers.map(({ reason }) => reason)].filter(
    (text) => text !== undefined,
  );
}

/**
 * Reasons that pass by themselves: no capacity, a disconnected agent, a network interface or storage that came too
 * late, an image registry that throttles, a platform error. AWS may change these texts; then a start that would have
 * been tried again fails instead, and nothing runs twice.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
const passing = [
  /^RESOURCE:|TaskFailedToStart: RESOURCE:/,
  /\bAGENT\b/,
  /Capacity is unavailable/i,
  /EMPTY CAPACITY PROVIDER|NO ACTIVE INSTANCES/,
  /Timeout waiting for (network interface|EphemeralStorage) provisioning/i,
  /toomanyrequests|pull rate limit|Rate exceeded|ThrottlingException/i,
  /InternalError|ContainerRuntimeTimeoutError/,
];

/** Milliseconds before the n-th start again, from 0: 5 s, 10 s, 20 s, ... up to a minute, at least half of it. */
export function startPauseMs(start: number, random: number): number {
  return Math.min(60_000, 5_000 * 2 ** Math.min(start, 10)) * (0.5 + random / 2);
}
