import { commandLine } from "../../diagnosis/command";
import type { RunRecord } from "../../resource/runRecord";
import { startedBy } from "../../run/identity";
import { Interrupted } from "../../run/interrupt";
import { lastSegment } from "../../values/arn";
import { secondsBetween } from "../../values/secondsBetween";
import type { Disturbance } from "./exitStatus";

/**
 * What is said of the end, on stderr. That a task was left alone has been told already, but where little is: a task that
 * goes on though nobody wanted to leave it has to be known.
 */
export function endOf(record: RunRecord, { left, stopped }: Disturbance, quiet: boolean): string | undefined {
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
      const isTold = cause instanceof Interrupted && (!quiet || left === "detach");
      if (stopped === undefined || reached.kind !== "task") return isTold ? undefined : report;
      const asked = `ECS was asked to stop it: \`ecs-task explain ${reached.taskArn}\` tells how it stands`;
      return isTold ? asked : `${report}\n${asked}`;
    }
    default:
      return record satisfies never;
  }
}

/** The command that finds the tasks of a run which ECS has not named, and has not ended. */
export function searchFor(urn: string, cluster: string, region: string): string {
  const list = [
    "aws",
    "ecs",
    "list-tasks",
    "--cluster",
    lastSegment(cluster),
    "--started-by",
    startedBy(urn),
  ];
  return commandLine([...list, "--region", region]);
}
