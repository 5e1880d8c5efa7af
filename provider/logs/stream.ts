import type { RunnableContainer } from "../definition/registry";

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
  | { readonly kind: "elsewhere"; readonly because: string };

/**
 * The log stream of a container, `prefix/container/task-id`. Without `awslogs-stream-prefix` (allowed on EC2 only) the
 * stream is named after Docker's container id, which nobody outside the instance can derive.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export function logDestination(
  container: RunnableContainer,
  taskId: string,
  taskRegion: string,
): LogDestination {
  const { logDriver, options = {} } = container.logConfiguration ?? {};
  if (logDriver === undefined) {
    return elsewhere(`container "${container.name}" has no logConfiguration, so its output is kept nowhere`);
  }
  if (logDriver !== "awslogs") {
    return elsewhere(
      `container "${container.name}" logs through "${logDriver}", which cannot be followed from here`,
    );
  }
  const {
    "awslogs-group": group,
    "awslogs-stream-prefix": prefix,
    "awslogs-region": region = taskRegion,
  } = options;
  if (group === undefined || prefix === undefined) {
    const missing = group === undefined ? "awslogs-group" : "awslogs-stream-prefix";
    return elsewhere(`the logConfiguration of container "${container.name}" has no ${missing}`);
  }
  return { kind: "stream", stream: { group, stream: `${prefix}/${container.name}/${taskId}`, region } };
}

function elsewhere(because: string): LogDestination {
  return { kind: "elsewhere", because };
}
