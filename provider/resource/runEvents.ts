import { failurePhrase, type PhraseContext } from "../diagnosis/phrase";
import type { Transcript } from "../logs/transcript";
import type { Clock } from "../run/clock";
import type { RunEvents } from "../run/events";
import type { Reached } from "../run/reached";
import { type TaskSnapshot, taskIdOf } from "../run/task";
import type { Progress } from "./progress";

/** The events of a run, and how far they have told it to be. */
export interface ShownRun extends RunEvents {
  reached(): Reached;
}

/** Shows a run's way to its verdict on the resource's row, and begins its transcript once there is a task. */
export function runEvents(
  progress: Progress,
  clock: Clock,
  transcript: Transcript,
  phrasing: PhraseContext,
): ShownRun {
  const begunMs = clock.now();
  const { stillMs = 30_000 } = progress;
  let told: { readonly status: string; readonly atMs: number } | undefined;
  let reached: Reached = { kind: "unknown" };
  function reach(now: Reached): void {
    reached = now;
    progress.onReached?.(now);
  }
  return {
    reached: () => reached,
    onNothing: () => reach({ kind: "nothing" }),
    onAsked: () => reach({ kind: "unknown" }),
    onTask(task, adopted) {
      reach({ kind: "task", taskArn: task.arn });
      if (adopted)
        progress.line(`adopting task ${taskIdOf(task.arn)}, which an earlier up had started for this run`);
      transcript.begin(task.arn);
    },
    onProgress(task) {
      if (mayHaveOutput(task)) transcript.follow();
      // One that stays is told again now and then: none for long looks like a hang.
      const [status, atMs] = [task.lastStatus, clock.now()];
      if (status === told?.status && atMs < told.atMs + stillMs) return;
      told = { status, atMs };
      progress.status(`${status} ${Math.round((atMs - begunMs) / 1_000)} s`);
    },
    onOther(task) {
      reach({ kind: "other", taskArn: task.arn });
      progress.line(
        `waiting for task ${taskIdOf(task.arn)}, another run of this resource that is still in flight`,
      );
    },
    onFailedStarts(starts, last) {
      const [were, why] = [`${starts} ${starts === 1 ? "start" : "starts"} of this run`, startFailure(last)];
      progress.line(`${were} never ran its command${why && ` (${why})`}; starting again`);
    },
    onStop(task, limit) {
      reach({ kind: "stopping", taskArn: task.arn, limit });
    },
    onStartFailed(outcome, pauseMs) {
      reach({ kind: "nothing" });
      progress.line(
        `the task ${failurePhrase(outcome, phrasing)}; starting again in ${Math.round(pauseMs / 1_000)} s`,
      );
    },
  };
}

/** Nothing is written, and so nothing to be read, while a task waits for its place and its network. */
function mayHaveOutput({ lastStatus, containers }: TaskSnapshot): boolean {
  const hasBegun = containers.some((one) => one.lastStatus === "RUNNING" || one.lastStatus === "STOPPED");
  return hasBegun || !["PROVISIONING", "PENDING"].includes(lastStatus);
}

/** ECS's own words on a start that failed. */
function startFailure({ stoppedReason, containers }: TaskSnapshot): string {
  return stoppedReason ?? containers.find(({ reason }) => reason !== undefined)?.reason ?? "";
}
