import type { RunRecord } from "../../resource/runRecord";
import type { FailedOutcome } from "../../run/outcome";
import { type EndSignal, statusAfter } from "../signals";

/** As `timeout(1)` has it. */
const timedOut = 124;
/** As `docker run` has it: the command has not run. */
export const neverStarted = 125;
/** No exit code is known, and the command may have done its work. */
const unknown = 1;

/** What happened to a run from outside of it. */
export interface Disturbance {
  /** What made the user let go of it, or the process: with `--detach` nothing did. */
  readonly left?: EndSignal | "detach";
  /** What made the user stop its task, where ECS was asked to. */
  readonly stopped?: EndSignal;
}

/** The status that the process ends with: the container's own exit code, wherever there is one that counts. */
export function exitStatusOf(record: RunRecord, { left, stopped }: Disturbance): number {
  switch (record.kind) {
    case "succeeded":
      return 0;
    case "failed":
      return ofFailure(record.outcome, stopped);
    case "failedBefore":
      return byteOf(record.outputs.exitCode) ?? unknown;
    case "unfinished":
      if (left !== undefined) return left === "detach" ? 0 : statusAfter(left);
      return record.reached.kind === "nothing" ? neverStarted : unknown;
    default:
      return record satisfies never;
  }
}

function ofFailure(outcome: FailedOutcome, stopped: EndSignal | undefined): number {
  switch (outcome.kind) {
    case "refused":
      return neverStarted;
    case "timedOut":
      return outcome.limit === "startTimeout" ? neverStarted : timedOut;
    case "lost":
      return unknown;
    case "failed": {
      const { cause, exitCode } = outcome.failure;
      if (cause === "neverStarted" || cause === "noContainer") return neverStarted;
      // Exit code 0 after a stop is how a program takes SIGTERM, and no success.
      if (cause === "stopped") return byteOf(exitCode) ?? statusAfter(stopped ?? "SIGTERM");
      return byteOf(exitCode) ?? unknown;
    }
    default:
      return outcome satisfies never;
  }
}

/** An exit code as a process can have it; one on Windows has more digits. 0 is none: it would mean success. */
function byteOf(exitCode: number | undefined): number | undefined {
  const byte = (exitCode ?? 0) & 0xff;
  return byte === 0 ? (exitCode ? unknown : undefined) : byte;
}
