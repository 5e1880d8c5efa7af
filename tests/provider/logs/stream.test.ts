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
const unreadable = "which cannot be read from here";

const router = {
  name: "log_router",
  firelensConfiguration: { type: "fluentbit" },
};

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
        "is a stream of no known name without a prefix",
        { logDriver: "awslogs", options: withoutPrefix },
        elsewhere(
          'the logConfiguration of container "web" has no awslogs-stream-prefix: its stream in hi-web is named after Docker\'s container id',
        ),
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
        "is nowhere without a logConfiguration",
        undefined,
        elsewhere(
          'container "web" has no logConfiguration, so its output is kept nowhere, or on EC2 by Docker on the instance',
        ),
      ],
      [
        "is nowhere with the driver none",
        { logDriver: "none" },
        elsewhere('container "web" logs through "none", so its output is kept nowhere'),
      ],
      [
        "is Splunk's address, without the token",
        { logDriver: "splunk", options: { "splunk-url": "https://splunk:8088", "splunk-token": "t0ken" } },
        elsewhere(`container "web" logs through "splunk" to https://splunk:8088, ${unreadable}`),
      ],
      [
        "is Splunk where its address is a secret of the task",
        { logDriver: "splunk", secretOptions: [{ name: "splunk-url", valueFrom: "arn:secret" }] },
        elsewhere(`container "web" logs through "splunk" to Splunk, ${unreadable}`),
      ],
      [
        "is fluentd's address, without the password in it",
        { logDriver: "fluentd", options: { "fluentd-address": "tcp://me:hunter2@logs:24224" } },
        elsewhere(`container "web" logs through "fluentd" to tcp://logs:24224, ${unreadable}`),
      ],
      [
        "is fluentd on the instance by default",
        { logDriver: "fluentd" },
        elsewhere(`container "web" logs through "fluentd" to the fluentd of its instance, ${unreadable}`),
      ],
      [
        "is the GELF server's address",
        { logDriver: "gelf", options: { "gelf-address": "udp://graylog:12201" } },
        elsewhere(`container "web" logs through "gelf" to udp://graylog:12201, ${unreadable}`),
      ],
      [
        "is the syslog server's address",
        { logDriver: "syslog", options: { "syslog-address": "tcp://syslog:514" } },
        elsewhere(`container "web" logs through "syslog" to tcp://syslog:514, ${unreadable}`),
      ],
      [
        "is the journal of the instance",
        { logDriver: "journald" },
        elsewhere(`container "web" logs through "journald" to the journal of its instance, ${unreadable}`),
      ],
      [
        "is a file on the instance",
        { logDriver: "json-file", options: { "max-size": "10m" } },
        elsewhere(
          `container "web" logs through "json-file" to a file of Docker's on its instance, ${unreadable}`,
        ),
      ],
      [
        "is not known of another driver",
        { logDriver: "toString", options },
        elsewhere(`container "web" logs through "toString", ${unreadable}`),
      ],
      [
        "is where FireLens sends it, without its keys",
        {
          logDriver: "awsfirelens",
          options: { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "hi-web", apikey: "k3y" },
        },
        elsewhere(
          'container "web" logs through FireLens: its log router "log_router" sends its output on (Name cloudwatch_logs, region eu-west-1, log_group_name hi-web)',
        ),
      ],
      [
        "is a delivery stream of FireLens",
        { logDriver: "awsfirelens", options: { Name: "firehose", delivery_stream: "hi" } },
        elsewhere(
          'container "web" logs through FireLens: its log router "log_router" sends its output on (Name firehose, delivery_stream hi)',
        ),
      ],
      [
        "is known to the configuration of FireLens alone",
        { logDriver: "awsfirelens" },
        elsewhere(
          'container "web" logs through FireLens: its log router "log_router" sends its output on, by a configuration of its own',
        ),
      ],
    ];
  for (const [title, logConfiguration, destination] of cases) {
    it(title, () => {
      const container = { name: "web", ...(logConfiguration && { logConfiguration }) } as never;
      assert.deepEqual(logDestination(container, [container, router], "0123", "eu-west-1"), destination);
    });
  }
});
