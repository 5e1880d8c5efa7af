import assert from "node:assert/strict";
import { checkDefinition } from "../../../simulator/ecs/definitions/task-rules";
import { container, web } from "./web";

const one = (change: object) => ({ containerDefinitions: [{ ...container, ...change }] });
const awslogs = (options: Record<string, string>) => ({
  logConfiguration: { logDriver: "awslogs", options },
});

/** What is changed about a definition that requires Fargate, and what ECS says to it. */
const refusedByFargate: readonly [string, object, RegExp][] = [
  ["bridge mode", { networkMode: "bridge" }, /^Fargate only supports network mode ‘awsvpc’\.$/],
  ["no cpu", { cpu: undefined }, /^Fargate requires that 'cpu' be defined at the task level\.$/],
  ["no memory", { memory: undefined }, /^Fargate requires that 'memory' be defined at the task level\.$/],
  [
    "a size it has not",
    { cpu: "1024", memory: "1024" },
    /^No Fargate configuration exists for given values: 1024 CPU, 1024 memory\. See/,
  ],
  ["little storage", { ephemeralStorage: { sizeInGiB: 20 } }, /20 GiB: Fargate allows 21 to 200/],
  [
    "placement constraints",
    { placementConstraints: [{ type: "memberOf" }] },
    /do not support placementConstraints/,
  ],
  ["a privileged container", one({ privileged: true }), /do not support privileged/],
  ["a GPU", one({ resourceRequirements: [{ type: "GPU", value: "1" }] }), /do not support GPU/],
  ["five minutes to stop", one({ stopTimeout: 300 }), /stopTimeout 300: Fargate allows 2 to 120/],
  [
    "syslog",
    one({ logConfiguration: { logDriver: "syslog" } }),
    /Must be one of \[awslogs, splunk, awsfirelens\]/,
  ],
  [
    "awslogs without a stream prefix",
    one(awslogs({ "awslogs-region": "eu-west-1", "awslogs-group": "/ecs/hi-web" })),
    /^Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs\.$/,
  ],
  [
    "awslogs without an execution role",
    { executionRoleArn: undefined },
    /^Fargate requires task definition to have execution role ARN to support log driver awslogs\.$/,
  ],
  [
    "an image in ECR without an execution role",
    {
      executionRoleArn: undefined,
      ...one({ image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v1", logConfiguration: undefined }),
    },
    /execution role ARN to support ECR images/,
  ],
];

const check = (change: object) =>
  checkDefinition({ ...web, ...change } as Parameters<typeof checkDefinition>[0]);

describe("Fargate's rules", () => {
  for (const [what, change, message] of refusedByFargate) {
    it(`refuse ${what} where Fargate is required, and only there`, () => {
      assert.throws(() => check(change), { name: "ClientException", message });
      assert.doesNotThrow(() => check({ ...change, requiresCompatibilities: ["EC2"] }));
    });
  }
});
