import type { LogDestination } from "../logs/stream";
import { taskIdOf } from "../run/task";
import { commandLine } from "./command";
import { logConsoleUrl, taskConsoleUrl } from "./links";

/** Where a task can be looked at: in the console, and with the AWS CLI as long as ECS remembers it. */
export function taskLines(taskArn: string): readonly string[] {
  const [, , , region = ""] = taskArn.split(":");
  const [, cluster = ""] = taskArn.split("/");
  const describe = ["aws", "ecs", "describe-tasks", "--cluster", cluster, "--tasks", taskIdOf(taskArn)];
  return [
    `Task: ${taskConsoleUrl(taskArn)}`,
    `For an hour after its end: ${commandLine([...describe, "--region", region])}`,
  ];
}

/** Where a container's output can be read in full. */
export function logLines(logs: LogDestination): readonly string[] {
  if (logs.kind === "elsewhere") return [`Output: ${logs.because}.`];
  const { group, stream, region } = logs.stream;
  // Without --since, the CLI shows the last ten minutes.
  const tail = ["aws", "logs", "tail", group, "--log-stream-names", stream, "--since", "1d"];
  return [`Log: ${logConsoleUrl(logs.stream)}`, `All of it: ${commandLine([...tail, "--region", region])}`];
}

/** Where the capacity of a cluster can be looked at, for a run that got no task. */
export function clusterLine(cluster: string, region: string): string {
  const describe = ["aws", "ecs", "describe-clusters", "--clusters", cluster, "--include", "STATISTICS"];
  return `Its cluster: ${commandLine([...describe, "--region", region])}`;
}
