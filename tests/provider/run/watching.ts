import * as assert from "node:assert/strict";
import type { Judged } from "../../../provider/run/verdict";
import { type WatchPorts, watch } from "../../../provider/run/watch";
import { createWatcher } from "../../../provider/run/watcher";
import { createClock } from "../clock";
import { createInMemoryTasks } from "./inMemoryTasks";
import type { Fate } from "./life";

const limits = { timeoutSeconds: 600, startTimeoutSeconds: 120 };
const alone: Judged = { container: "web", otherEssential: [] };
const request = {
  cluster: "prod",
  taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
  container: "web",
  environment: {},
  startedBy: "ecs-task/prod/migrate/0123456789ab",
};

/** A task that began `agoMs` ago, now watched: as an adopted one, unless `startedMs` is undefined. */
export async function watching(
  fate: Fate,
  agoMs = 0,
  judged = alone,
  startedMs = (createdMs?: number) => createdMs,
) {
  const clock = createClock();
  const tasks = createInMemoryTasks(clock, () => fate);
  const answer = await clock.until(tasks.run(request, "token"));
  assert.ok(answer.kind === "started");
  await clock.advance(agoMs);
  const begunMs = clock.now();
  const progress: string[] = [];
  const ports: WatchPorts = {
    watcher: createWatcher((arns) => tasks.describe("prod", arns), clock),
    clock,
    stopTask: ({ arn }, _limit, reason) => tasks.stop("prod", arn, reason),
    onProgress: ({ lastStatus }) => progress.push(lastStatus),
  };
  const ended = clock
    .until(watch(answer.task, startedMs(answer.task.createdAt?.getTime()), judged, limits, ports))
    .then((outcome) => ({ outcome, elapsedMs: clock.now() - begunMs }));
  const stoppedAfterMs = () => tasks.stops.map(({ atMs }) => atMs - begunMs);
  return { clock, tasks, progress, ended, stoppedAfterMs };
}

export function between(least: number, ms: number | undefined, most: number) {
  assert.ok(ms !== undefined && ms >= least && ms <= most, `${ms} ms is not ${least}-${most} ms`);
}
