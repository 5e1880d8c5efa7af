import type { LogDestination } from "../logs/stream";
import { taskIdOf } from "../run/task";
import { logConsoleUrl, taskConsoleUrl } from "./links";
import { awsCommand, ecsTaskCommand, type Reach } from "./reach";

/** Where a task can be looked at: in the console, and with the AWS CLI as long as ECS remembers it. */
export function taskLines(taskArn: string, reach?: Reach): readonly string[] {
  const [, , , region = ""] = taskArn.split(":");
  const [, cluster = ""] = taskArn.split("/");
  const describe = ["describe-tasks", "--cluster", cluster, "--tasks", taskIdOf(taskArn)];
  return [
    `Task: ${taskConsoleUrl(taskArn)}`,
    `For an hour after its end: ${awsCommand("ecs", describe, region, reach)}`,
  ];
}

/** Where a container's output can be read in full. */
export function logLines(logs: LogDestination, reach?: Reach): readonly string[] {
  if (logs.kind === "elsewhere") return [`Output: ${logs.because}.`];
  const { group, stream, region } = logs.stream;
  // Without --since, the CLI shows the last ten minutes.
  const tail = ["tail", group, "--log-stream-names", stream, "--since", "1d"];
  return [`Log: ${logConsoleUrl(logs.stream)}`, `All of it: ${awsCommand("logs", tail, region, reach)}`];
}

/** How to see on at a terminal what a task writes. */
export function followLine(taskArn: string, reach?: Reach): string {
  return `Its output: ${ecsTaskCommand(["logs", "--follow", taskArn], reach)}`;
}

/** How to stop it there. */
export function stopLine(taskArn: string, reach?: Reach): string {
  return `To stop it: ${ecsTaskCommand(["stop", taskArn], reach)}`;
}

/** Where the capacity of a cluster can be looked at, for a run that got no task. */
export function clusterLine(cluster: string, region: string, reach?: Reach): string {
  const describe = ["describe-clusters", "--clusters", cluster, "--include", "STATISTICS"];
  return `Its cluster: ${awsCommand("ecs", describe, region, reach)}`;
}
