import * as assert from "node:assert/strict";
import type { ValuePath } from "../../../provider/resource/secretPaths";
import { secretTexts } from "../../../provider/resource/secretTexts";

const web = {
  name: "worker",
  image: "registry/worker:v1",
  essential: true,
  command: ["bundle", "exec", "--token=correct-horse"],
  entryPoint: ["/bin/sh", "-cpassword=hunter2"],
  environment: [
    { name: "RAILS_ENV", value: "production" },
    { name: "DATABASE_URL", value: "postgres://u:hunter2@db" },
  ],
  secrets: [{ name: "KEY", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/key" }],
  healthCheck: { command: ["CMD-SHELL", "curl -u me:hunter2 localhost"] },
  logConfiguration: {
    logDriver: "splunk",
    options: { "splunk-url": "https://splunk:8088", "splunk-token": "t0ken-t0ken" },
  },
};
const meant = [
  "--token=correct-horse",
  "-cpassword=hunter2",
  "production",
  "postgres://u:hunter2@db",
  "CMD-SHELL",
  "curl -u me:hunter2 localhost",
  "t0ken-t0ken",
];
const taskDefinition = { family: "hi-worker", cpu: "1024", containerDefinitions: [web] };
const asJson = { taskDefinition: { ...taskDefinition, containerDefinitions: JSON.stringify([web]) } };
const inputs = {
  cluster: "production",
  taskDefinition,
  command: ["rake", "db:migrate", 12345, 1234567, true, null],
  environment: { LEVEL: "info", TOKEN: "s3cret" },
  overrides: {
    taskRoleArn: "arn:aws:iam::123456789012:role/task",
    containerOverrides: [
      { name: "worker", command: ["short", "long-enough"], environment: [{ name: "A", value: "over" }] },
    ],
  },
  connection: {
    region: "eu-west-1",
    profile: "deploy",
    credentials: { accessKeyId: "AKIA", secretAccessKey: "wJalr", sessionToken: "t0ken" },
    assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy", externalId: "external" },
  },
};

describe("the texts of a secret", () => {
  const cases: readonly [title: string, inputs: unknown, path: ValuePath, texts: readonly string[]][] = [
    ["are the one that it is", inputs, ["environment", "TOKEN"], ["s3cret"]],
    ["are every value of a secret environment", inputs, ["environment"], ["info", "s3cret"]],
    [
      "are every word of a secret command, and longer numbers",
      inputs,
      ["command"],
      ["rake", "db:migrate", "1234567"],
    ],
    ["are one that has no name for it", inputs, ["taskDefinition", "family"], ["hi-worker"]],
    [
      "are an image that is one by itself",
      inputs,
      ["taskDefinition", "containerDefinitions", 0, "image"],
      ["registry/worker:v1"],
    ],
    [
      "are what can be meant of a whole container",
      inputs,
      ["taskDefinition", "containerDefinitions", 0],
      meant,
    ],
    ["are what can be meant of all containers", inputs, ["taskDefinition", "containerDefinitions"], meant],
    ["are what can be meant of a whole definition", inputs, ["taskDefinition"], meant],
    [
      "are what can be meant of containers as JSON",
      asJson,
      ["taskDefinition", "containerDefinitions"],
      meant,
    ],
    ["are what can be meant of a definition with JSON in it", asJson, ["taskDefinition"], meant],
    [
      "are a text that is no JSON",
      { taskDefinition: { containerDefinitions: "[oops" } },
      ["taskDefinition", "containerDefinitions"],
      ["[oops"],
    ],
    ["are what can be meant of overrides", inputs, ["overrides"], ["long-enough", "over"]],
    ["are the keys of a connection", inputs, ["connection"], ["AKIA", "wJalr", "t0ken", "external"]],
    [
      "are those of all inputs where that is one secret",
      { command: ["rake"], connection: { region: "eu-west-1" } },
      [],
      ["rake"],
    ],
    ["are none where there is nothing", inputs, ["gone", "too"], []],
    ["are none of a number that stands in many texts", { timeoutSeconds: 1800 }, ["timeoutSeconds"], []],
  ];
  for (const [title, given, path, texts] of cases) {
    it(title, () => assert.deepEqual(secretTexts(given, path), texts));
  }
});
