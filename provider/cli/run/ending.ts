import { awsCommand, ecsTaskCommand, type Reach } from "../../diagnosis/reach";
import type { Aws } from "../../resource/host";
import type { RunRecord } from "../../resource/runRecord";
import { startedBy } from "../../run/identity";
import { Interrupted } from "../../run/interrupt";
import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { secondsBetween } from "../../values/secondsBetween";
import type { Disturbance } from "./exitStatus";

/**
 * What is said of the end, on stderr. That a task was left alone has been told already, but where little is: a task that
 * goes on though nobody wanted to leave it has to be known. Of one that is being stopped nothing has.
 */
export function endOf(
  record: RunRecord,
  { left, stopped }: Disturbance,
  quiet: boolean,
  reach?: Reach,
): string | undefined {
  switch (record.kind) {
    case "succeeded": {
      const seconds = secondsBetween(record.outputs.startedAt, record.outputs.stoppedAt);
      if (quiet) return undefined;
      return seconds === undefined ? "exited 0" : `exited 0 after ${seconds} s`;
    }
    case "failed":
      return record.report;
    case "failedBefore":
      return record.outputs.failure ?? "failed";
    case "unfinished": {
      const { cause, reached, report } = record;
      const isInterrupt = cause instanceof Interrupted;
      if (stopped === undefined) return isInterrupt && (!quiet || left === "detach") ? undefined : report;
      if (reached.kind !== "task") return report;
      const [id, explain] = [taskIdOf(reached.taskArn), ecsTaskCommand(["explain", reached.taskArn], reach)];
      if (isInterrupt)
        return `ECS was asked to stop task ${id}; its end is not waited for. \`${explain}\` tells how it stands.`;
      return `${report}\nECS was asked to stop it: \`${explain}\` tells how it stands.`;
    }
    default:
      return record satisfies never;
  }
}

/** The command that finds the tasks of a run which ECS has not named, and has not ended. */
export function searchFor(
  urn: string,
  cluster: string,
  { region, reach }: Pick<Aws, "region" | "reach">,
): string {
  const list = ["list-tasks", "--cluster", lastSegment(cluster), "--started-by", startedBy(urn)];
  return awsCommand("ecs", list, region, reach);
}
