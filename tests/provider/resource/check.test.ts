import * as assert from "node:assert/strict";
import { check } from "../../../provider/resource/check";
import { mark } from "../unknown";
import { release, revisionArn } from "./stack";

const { taskDefinition: inline, ...bare } = release("v1");
const several = (...essential: readonly boolean[]) => ({
  ...bare,
  taskDefinition: {
    family: "hi-web",
    containerDefinitions: essential.map((one, i) => ({ name: `c${i}`, image: "app", essential: one })),
  },
});

describe("checking the inputs of a run", () => {
  const sound: readonly [title: string, inputs: object][] = [
    ["an inline definition", release("v1")],
    ["an existing definition", { ...bare, taskDefinitionArn: "hi-web:1" }],
    ["the ARN of an existing definition", { ...bare, taskDefinitionArn: revisionArn(12) }],
    ["an existing definition that is not known yet", { ...bare, taskDefinitionArn: mark }],
    [
      "every input",
      {
        ...release("v1"),
        container: "web",
        environment: { RAILS_ENV: "production" },
        triggers: { version: 1 },
        networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: false },
        launchType: "FARGATE",
        platformVersion: "1.4.0",
        timeoutSeconds: 60,
        startTimeoutSeconds: 30,
        startRetries: 0,
        keepRevisions: 0,
        connection: {
          region: "eu-west-1",
          profile: "deploy",
          endpoints: { ecs: "http://e", logs: "http://l", sts: "http://s" },
        },
      },
    ],
    ["a strategy", { ...release("v1"), capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] }],
    [
      "nothing known but the names",
      Object.fromEntries(
        ["cluster", "taskDefinition", "container", "command", "environment", "connection"].map((name) => [
          name,
          mark,
        ]),
      ),
    ],
    ["an endpoint that is not known yet", { ...release("v1"), connection: { endpoints: { ecs: mark } } }],
    ["two essential containers and one of them named", { ...several(true, true), container: "c1" }],
    [
      "two essential containers and a name that is not known yet",
      { ...several(true, true), container: mark },
    ],
    ["one essential container among several", several(false, true)],
  ];
  for (const [title, inputs] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(check({ ...inputs }), []));
  }

  const spoiled: readonly [title: string, inputs: object, path: string, message: RegExp][] = [
    [
      "no cluster",
      { ...release("v1"), cluster: undefined },
      "cluster",
      /^is required: the name or ARN of an ECS cluster$/,
    ],
    ["an empty cluster", { ...release("v1"), cluster: "" }, "cluster", /not empty, and is ""$/],
    [
      "no definition",
      bare,
      "taskDefinition",
      /^is required, unless taskDefinitionArn names an existing one$/,
    ],
    ...(["hi-web", "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web", "", 7] as const).map(
      (taskDefinitionArn): [string, object, string, RegExp] => [
        `${JSON.stringify(taskDefinitionArn)} for an existing definition, which names no one revision`,
        { ...bare, taskDefinitionArn },
        "taskDefinitionArn",
        /^must be the ARN of one revision, or "family:revision", and is /,
      ],
    ),
    [
      "two definitions",
      { ...release("v1"), taskDefinitionArn: "hi-web:1" },
      "taskDefinitionArn",
      /^excludes taskDefinition: give one of the two$/,
    ],
    [
      "two definitions of which one is not known yet",
      { ...release("v1"), taskDefinitionArn: mark },
      "taskDefinitionArn",
      /^excludes taskDefinition/,
    ],
    [
      "a misspelled input",
      { ...release("v1"), comand: ["rake"] },
      "comand",
      /^is no input; the inputs here are cluster, /,
    ],
    [
      "a problem of the definition",
      { ...bare, taskDefinition: { ...inline, family: "hi.web" } },
      "taskDefinition.family",
      /^must be 1-255/,
    ],
    ...(["startRetries", "keepRevisions"] as const).flatMap((name) =>
      [-1, 1.5, "3"].map((value): [string, object, string, RegExp] => [
        `${name} of ${JSON.stringify(value)}`,
        { ...release("v1"), [name]: value },
        name,
        /^must be a whole number from 0, and is /,
      ]),
    ),
    ["a problem of the run", { ...release("v1"), timeoutSeconds: 0 }, "timeoutSeconds", /at least 1/],
    [
      "a problem between inputs",
      { ...release("v1"), launchType: "FARGATE" },
      "networkConfiguration",
      /on Fargate/,
    ],
    [
      "a container that is not there",
      { ...release("v1"), container: "worker" },
      "container",
      /has no container "worker"/,
    ],
    [
      "an unknown setting of the connection",
      { ...release("v1"), connection: { accessKey: "AKIA" } },
      "connection.accessKey",
      /^is no input; the inputs here are region, profile, endpoints$/,
    ],
    [
      "an endpoint that is no text",
      { ...release("v1"), connection: { endpoints: { ecs: 80 } } },
      "connection.endpoints.ecs",
      /not empty, and is 80$/,
    ],
    [
      "two essential containers and none named",
      several(true, true),
      "container",
      /2 containers are essential/,
    ],
    [
      "no essential container",
      several(false, false),
      "container",
      /no container of the task definition is essential/,
    ],
  ];
  for (const [title, inputs, path, message] of spoiled) {
    it(`finds ${title}, and names its path`, () => {
      const [only, ...more] = check({ ...inputs });
      assert.deepEqual(more, []);
      assert.equal(only?.path, path);
      assert.match(only?.message ?? "", message);
    });
  }

  it("finds everything at once", () => {
    const inputs = { taskDefinition: { ...inline, cpu: "much" }, command: [], launchType: "SPOT" };
    assert.deepEqual(
      check(inputs)
        .map(({ path }) => path)
        .sort(),
      ["cluster", "command", "launchType", "taskDefinition.cpu"],
    );
  });
});
