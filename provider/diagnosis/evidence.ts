import type { Limits } from "../run/limits";
import type { FailedOutcome } from "../run/outcome";
import type { ContainerSnapshot, TaskSnapshot } from "../run/task";
import { culpritOf } from "./culprit";
import { ecsWords } from "./ecsWords";

/** What a cause is looked for in. */
export interface Evidence {
  readonly outcome: FailedOutcome;
  /** The task as its failure is to be read; absent when RunTask started none. */
  readonly task?: TaskSnapshot;
  /** All that ECS says of the failure, a text a line, without secrets. */
  readonly words: string;
  /** Of the container whose end it is; absent when ECS reported none, or the end was none of its own. */
  readonly exitCode?: number;
  /** ECS's own, where it is not our stop's. */
  readonly stopCode?: string;
  /** Name of the container whose end it is. */
  readonly container: string;
  /** Names of the other containers whose end stops the task. */
  readonly otherEssential: readonly string[];
  readonly command: readonly string[] | undefined;
  readonly limits: Limits;
  /** The last lines of output, oldest first. */
  readonly tail: readonly string[];
  /** Takes secrets out of a text, before it is cut. */
  readonly redact: (text: string) => string;
  /** Set where a task that has not started is looked at while it waits, and not after its time was out. */
  readonly stillWaits?: true;
}

/** What is known of a run besides its outcome. */
export type Known = Pick<
  Evidence,
  "container" | "otherEssential" | "command" | "limits" | "tail" | "redact" | "stillWaits"
>;

export function evidenceOf(outcome: FailedOutcome, known: Known): Evidence {
  const words = ecsWords(outcome, known.container)
    .map(({ text }) => known.redact(text))
    .join("\n");
  const base = { ...known, outcome, words };
  switch (outcome.kind) {
    case "refused":
      return base;
    case "lost":
      return { ...base, task: outcome.task };
    case "timedOut":
      return { ...base, task: outcome.atLimit };
    case "failed": {
      const { task, failure } = outcome;
      const { exitCode, cause } = failure;
      return {
        ...base,
        task,
        ...(cause === "exited" && exitCode !== undefined && { exitCode }),
        ...(task.stopCode !== undefined && { stopCode: task.stopCode }),
      };
    }
    default:
      return outcome satisfies never;
  }
}

/** The evidence on the other container whose end has ended the run, as if it had been the judged one. */
export function evidenceOnCulprit(seen: Evidence): Evidence | undefined {
  const { outcome, otherEssential } = seen;
  const culprit = culpritOf(outcome, otherEssential);
  if (culprit === undefined || outcome.kind !== "failed") return undefined;
  const { name, exitCode } = culprit;
  if (exitCode === 0) return undefined;
  const failure = { kind: "failed", cause: "exited", ...(exitCode !== undefined && { exitCode }) } as const;
  const own: FailedOutcome = { kind: "failed", task: outcome.task, failure };
  return evidenceOf(own, { ...seen, container: name, command: undefined, tail: [] });
}

/** The container of the evidence. */
export function containerIn({ task, container }: Evidence): ContainerSnapshot | undefined {
  return task?.containers.find(({ name }) => name === container);
}
