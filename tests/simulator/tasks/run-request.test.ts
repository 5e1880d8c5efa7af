import * as assert from "node:assert/strict";
import type { RunTaskRequest, TaskDefinition } from "@aws-sdk/client-ecs";
import { checkAgainstDefinition, checkRunRequest } from "../../../simulator/ecs/tasks/run-request";
import { AwsError } from "../../../simulator/protocol/operation";

const definition: TaskDefinition = {
  family: "web",
  networkMode: "awsvpc",
  compatibilities: ["EC2", "FARGATE"],
  containerDefinitions: [{ name: "app" }],
};
const network = (subnets: number, securityGroups = 0) => ({
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: Array.from({ length: subnets }, (_, index) => `subnet-${index}`),
      securityGroups: Array.from({ length: securityGroups }, (_, index) => `sg-${index}`),
    },
  },
});

function check(request: Partial<RunTaskRequest>, rest: Partial<TaskDefinition> = {}): void {
  const complete = { taskDefinition: "web", ...network(1), ...request };
  checkRunRequest(complete);
  checkAgainstDefinition(complete, { ...definition, ...rest });
}

describe("RunTask's input", () => {
  const accepted: [string, Partial<RunTaskRequest>, Partial<TaskDefinition>?][] = [
    ["10 tasks", { count: 10 }],
    ["a client token of 64 printable characters", { clientToken: `!~${"x".repeat(62)}` }],
    ["startedBy of 128 characters", { startedBy: `a-Z/0_${"x".repeat(122)}` }],
    ["16 subnets and 5 security groups", network(16, 5)],
    ["an override of a container that is there", { overrides: { containerOverrides: [{ name: "app" }] } }],
    ["bridge mode without a network", { networkConfiguration: undefined }, { networkMode: "bridge" }],
    ["neither launch type nor strategy", {}],
    [
      "a configuration of the volume that is configured at launch",
      { volumeConfigurations: [{ name: "data" }] },
      { volumes: [{ name: "data", configuredAtLaunch: true }, { name: "tmp" }] },
    ],
    ["execute command with a task role", { enableExecuteCommand: true }, { taskRoleArn: "role" }],
  ];
  for (const [title, request, rest] of accepted) {
    it(`may have ${title}`, () => assert.doesNotThrow(() => check(request, rest)));
  }

  const refused: [string, Partial<RunTaskRequest>, RegExp, Partial<TaskDefinition>?][] = [
    ["no task", { count: 0 }, /count must be 1 to 10/],
    ["11 tasks", { count: 11 }, /count must be 1 to 10/],
    ["a client token of 65 characters", { clientToken: "x".repeat(65) }, /clientToken/],
    ["a client token with a blank", { clientToken: "a b" }, /clientToken/],
    ["an empty client token", { clientToken: "" }, /clientToken/],
    ["startedBy of 129 characters", { startedBy: "x".repeat(129) }, /startedBy/],
    ["startedBy with a dot", { startedBy: "deploy.1" }, /startedBy/],
    ["a tag whose key is ECS's own", { tags: [{ key: "aws:x", value: "1" }] }, /prefix 'aws:' is reserved/],
    ["startedBy with a colon", { startedBy: "urn:pulumi" }, /startedBy/],
    ["the group of a service", { group: "service:web" }, /^Invalid namespace for group\.$/],
    [
      "overrides of more than 8192 characters",
      { overrides: { containerOverrides: [{ name: "app", command: ["x".repeat(8150)] }] } },
      /^Container Overrides length must be at most 8192$/,
    ],
    [
      "an override without a name",
      { overrides: { containerOverrides: [{ command: ["ls"] }] } },
      /must have a name/,
    ],
    [
      "an override of a stranger",
      { overrides: { containerOverrides: [{ name: "api" }] } },
      /^Override for container named api is not a container in the TaskDefinition\.$/,
    ],
    ["tags propagated from a service", { propagateTags: "SERVICE" }, /propagateTags/],
    [
      "51 tags",
      { tags: Array.from({ length: 51 }, (_, index) => ({ key: `${index}` })) },
      /at most 50 are allowed/,
    ],
    [
      "both launch type and strategy",
      { launchType: "FARGATE", capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] },
      /^Specifying both a launch type and capacity provider strategy is not supported/,
    ],
    [
      "awsvpc without a network",
      { networkConfiguration: undefined },
      /^Network Configuration must be provided when networkMode 'awsvpc' is specified\.$/,
    ],
    ["no subnet", network(0), /subnets/],
    ["17 subnets", network(17), /subnets/],
    ["6 security groups", network(1, 6), /securityGroups/],
    [
      "a network for bridge mode",
      {},
      /^Network Configuration is not valid for the given networkMode/,
      { networkMode: "bridge" },
    ],
    [
      "no configuration of a volume that is configured at launch",
      {},
      /^Volume 'data' is configured at launch/,
      { volumes: [{ name: "data", configuredAtLaunch: true }] },
    ],
    [
      "a configuration of another volume",
      { volumeConfigurations: [{ name: "tmp" }] },
      /^Volume configuration 'tmp' is for no volume/,
      { volumes: [{ name: "tmp" }] },
    ],
    ["execute command without a task role", { enableExecuteCommand: true }, /taskRoleArn/],
  ];
  for (const [title, request, words, rest] of refused) {
    it(`may not have ${title}`, () => {
      assert.throws(
        () => check(request, rest),
        (error) =>
          error instanceof AwsError &&
          error.name === "InvalidParameterException" &&
          words.test(error.message),
      );
    });
  }
});
