import type { RunnableContainer } from "../definition/registry";
import { outputElsewhere } from "./elsewhere";

/** A CloudWatch Logs stream. */
export interface LogStream {
  readonly group: string;
  readonly stream: string;
  /** Region of the log group, which need not be the task's. */
  readonly region: string;
}

/** Where a container's output goes. */
export type LogDestination =
  | { readonly kind: "stream"; readonly stream: LogStream }
  /** It cannot be read from here; where it goes, or why it goes nowhere. */
  | { readonly kind: "elsewhere"; readonly because: string };

/**
 * The log stream of a container of a task, `prefix/container/task-id`. Without `awslogs-stream-prefix` (allowed on EC2
 * only) the stream is named after Docker's container id, which nobody outside the instance can derive.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export function logDestination(
  container: RunnableContainer,
  containers: readonly RunnableContainer[],
  taskId: string,
  taskRegion: string,
): LogDestination {
  const { logDriver, options = {} } = container.logConfiguration ?? {};
  const {
    "awslogs-group": group,
    "awslogs-stream-prefix": prefix,
    "awslogs-region": region = taskRegion,
  } = options;
  if (logDriver !== "awslogs" || group === undefined || prefix === undefined)
    return { kind: "elsewhere", because: outputElsewhere(container, containers) };
  return { kind: "stream", stream: { group, stream: `${prefix}/${container.name}/${taskId}`, region } };
}
