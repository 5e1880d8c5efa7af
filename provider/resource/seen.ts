import { taskConsoleUrl } from "../diagnosis/links";
import type { LogDestination } from "../logs/stream";
import type { Outcome } from "../run/outcome";
import { defined } from "../values/defined";
import type { OneOffTaskOutputs } from "./state";

/** What the state keeps of a run's task once it has a verdict, with ECS's own words on its end where there are some. */
export function outputsSeen(
  outcome: Outcome,
  container: string,
  logs: LogDestination,
  now: Date,
): Partial<OneOffTaskOutputs> {
  if (outcome.kind === "refused") return {};
  const { task } = outcome;
  const judged = task.containers.find(({ name }) => name === container);
  return defined({
    ...whereabouts(task.arn, logs),
    exitCode: judged?.exitCode,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    containerReason: judged?.reason,
    startedAt: task.startedAt?.toISOString(),
    stoppedAt: (task.stoppedAt ?? now).toISOString(),
  });
}

/** Where a task, and its output, can be looked at. */
export function whereabouts(taskArn: string, logs: LogDestination): Partial<OneOffTaskOutputs> {
  return defined({
    taskArn,
    logStream: logs.kind === "stream" ? `${logs.stream.group}:${logs.stream.stream}` : undefined,
    consoleUrl: taskConsoleUrl(taskArn),
  });
}
