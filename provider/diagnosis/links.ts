import type { LogStream } from "../logs/stream";
import { taskIdOf } from "../run/task";

/** The task in the AWS console. `taskArn` is `arn:aws:ecs:<region>:<account>:task/<cluster>/<id>`. */
export function taskConsoleUrl(taskArn: string): string {
  const [, , , region = ""] = taskArn.split(":");
  const [, cluster = ""] = taskArn.split("/");
  return `${consoleHost(region)}/ecs/v2/clusters/${cluster}/tasks/${taskIdOf(taskArn)}?region=${region}`;
}

/** The log stream in the AWS console, which wants names escaped twice behind its `#`, the `%` written as `$`. */
export function logConsoleUrl({ group, stream, region }: LogStream): string {
  const escaped = (name: string) => encodeURIComponent(encodeURIComponent(name)).replace(/%/g, "$");
  const path = `log-group/${escaped(group)}/log-events/${escaped(stream)}`;
  return `${consoleHost(region)}/cloudwatch/home?region=${region}#logsV2:log-groups/${path}`;
}

function consoleHost(region: string): string {
  if (region.startsWith("cn-")) return `https://${region}.console.amazonaws.cn`;
  if (region.startsWith("us-gov-")) return "https://console.amazonaws-us-gov.com";
  return `https://${region}.console.aws.amazon.com`;
}
