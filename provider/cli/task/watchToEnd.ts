import { interruptible, interruptibleClock } from "../../run/interrupt";
import type { Outcome } from "../../run/outcome";
import type { TaskSnapshot } from "../../run/task";
import type { Judged } from "../../run/verdict";
import { watch } from "../../run/watch";
import type { Cli } from "../cli";
import type { FoundTask } from "./foundTask";

/** How long a task is watched, and what is done of it. */
export interface Watching {
  /** Default: as long as it takes. */
  readonly withinSeconds?: number;
  readonly left?: AbortSignal;
  onProgress(task: TaskSnapshot): void;
  /** The task has not ended in time: throws what is said of it. */
  onLimit?(): never;
}

/** Watches a task until its container has ended. Rejects with `Interrupted` when it is left. */
export function watchToEnd(
  { aws, cluster }: FoundTask,
  task: TaskSnapshot,
  judged: Judged,
  { clock }: Pick<Cli, "clock">,
  { withinSeconds = Number.POSITIVE_INFINITY, left, onProgress, onLimit }: Watching,
): Promise<Outcome> {
  const limits = { timeoutSeconds: withinSeconds, startTimeoutSeconds: Number.POSITIVE_INFINITY };
  return watch(task, undefined, judged, limits, {
    watcher: interruptible(aws.watcher(cluster), left),
    clock: interruptibleClock(clock, left),
    onProgress,
    stopTask: async () => onLimit?.(),
  });
}
