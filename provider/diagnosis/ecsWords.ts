import { safeText } from "../logs/safeText";
import type { FailedOutcome } from "../run/outcome";
import type { ContainerSnapshot } from "../run/task";

/** One text of ECS's, and the container that it is about, if it is about one. */
export interface EcsWords {
  readonly text: string;
  readonly container?: string;
}

/**
 * What ECS says of a failure, the task's own reason first. A text that another one repeats is left out. Once we have
 * stopped the task, ECS's reason for the stop is ours; until then, it says of a container why it does not start.
 */
export function ecsWords(outcome: FailedOutcome, container: string): readonly EcsWords[] {
  switch (outcome.kind) {
    case "refused":
      return outcome.reasons.map((text) => ({ text: plain(text) }));
    case "lost":
      return [];
    case "timedOut":
      return outcome.limit === "timeout" ? [] : unrepeated(outcome.atLimit.containers.flatMap(reasonOf));
    case "failed": {
      const { task, failure, endedFirst } = outcome;
      const { stoppedReason, containers } = task;
      const first = stoppedReason === undefined ? [] : [{ text: plain(stoppedReason) }];
      const judged = containers.filter(({ name }) => name === container);
      const others = containers.filter(({ name }) => name !== container);
      // Whatever became of the others, it is no cause where the judged one has ended by itself.
      const may = others.filter(
        ({ name }) =>
          failure.cause === "neverStarted" ||
          (failure.cause === "otherContainer" && (endedFirst?.includes(name) ?? true)),
      );
      return unrepeated([...first, ...[...judged, ...may].flatMap(reasonOf)]);
    }
    default:
      return outcome satisfies never;
  }
}

/** That it has ended, or has not begun, is all they say, and never why. */
const saysNothing = /^(Essential container in task exited|Task failed to start)\.?$/;

/** The words without those that tell a reader nothing. */
export function tellingWords(words: readonly EcsWords[]): readonly EcsWords[] {
  return words.filter(({ text }) => text !== "" && !saysNothing.test(text));
}

function reasonOf({ name, reason }: ContainerSnapshot): EcsWords[] {
  return reason === undefined ? [] : [{ text: plain(reason), container: name }];
}

function unrepeated(words: readonly EcsWords[]): readonly EcsWords[] {
  return words.filter(
    ({ text }, index) =>
      !words.some(
        (other, at) => other.text.includes(text) && (other.text.length > text.length || at < index),
      ),
  );
}

/** On one line: a runtime's error may have several. */
function plain(text: string): string {
  return safeText(text).replace(/\s+/g, " ").trim();
}
