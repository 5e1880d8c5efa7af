import * as assert from "node:assert/strict";
import { type LogDestination, logDestination } from "../../../provider/logs/stream";

const options = { "awslogs-group": "hi-web", "awslogs-stream-prefix": "app", "awslogs-region": "us-east-1" };
const { "awslogs-group": _group, ...withoutGroup } = options;
const { "awslogs-stream-prefix": _prefix, ...withoutPrefix } = options;
const { "awslogs-region": _region, ...withoutRegion } = options;
const stream = (region: string): LogDestination => ({
  kind: "stream",
  stream: { group: "hi-web", stream: "app/web/0123", region },
});
const elsewhere = (because: string): LogDestination => ({ kind: "elsewhere", because });

describe("the destination of a container's output", () => {
  const cases: readonly [title: string, logConfiguration: object | undefined, destination: LogDestination][] =
    [
      ["is the stream prefix/container/task", { logDriver: "awslogs", options }, stream("us-east-1")],
      [
        "is in the task's region by default",
        { logDriver: "awslogs", options: withoutRegion },
        stream("eu-west-1"),
      ],
      [
        "is unknown without a stream prefix",
        { logDriver: "awslogs", options: withoutPrefix },
        elsewhere('the logConfiguration of container "web" has no awslogs-stream-prefix'),
      ],
      [
        "is unknown without a group",
        { logDriver: "awslogs", options: withoutGroup },
        elsewhere('the logConfiguration of container "web" has no awslogs-group'),
      ],
      [
        "is unknown without options",
        { logDriver: "awslogs" },
        elsewhere('the logConfiguration of container "web" has no awslogs-group'),
      ],
      [
        "is elsewhere with another driver",
        { logDriver: "awsfirelens", options },
        elsewhere('container "web" logs through "awsfirelens", which cannot be followed from here'),
      ],
      [
        "is nowhere without a logConfiguration",
        undefined,
        elsewhere('container "web" has no logConfiguration, so its output is kept nowhere'),
      ],
    ];
  for (const [title, logConfiguration, destination] of cases) {
    it(title, () => {
      const container = { name: "web", ...(logConfiguration && { logConfiguration }) };
      assert.deepEqual(logDestination(container as never, "0123", "eu-west-1"), destination);
    });
  }
});
