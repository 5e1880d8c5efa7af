import type { FailedOutcome } from "../run/outcome";
import type { ContainerSnapshot } from "../run/task";

/**
 * The other essential container whose end has stopped the judged one: the one that was seen ended first, else the one
 * whose exit code is no answer to being stopped. `undefined` where there is none that could be named.
 */
export function culpritOf(
  outcome: FailedOutcome,
  otherEssential: readonly string[],
): ContainerSnapshot | undefined {
  if (outcome.kind !== "failed" || outcome.failure.cause !== "otherContainer") return undefined;
  const names = outcome.endedFirst ?? otherEssential;
  const ended = outcome.task.containers.filter(
    ({ name, lastStatus }) => names.includes(name) && lastStatus === "STOPPED",
  );
  return failedFirst(ended);
}

/** Of containers that have ended, the one whose exit code is no answer to being stopped, or else the first one. */
export function failedFirst(ended: readonly ContainerSnapshot[]): ContainerSnapshot | undefined {
  return (
    ended.find(({ exitCode }) => exitCode !== undefined && ![0, 137, 143].includes(exitCode)) ?? ended[0]
  );
}
