import assert from "node:assert/strict";
import { awsCommand, ecsTaskCommand, type Reach } from "../../../provider/diagnosis/reach";

const address = "http://127.0.0.1:4577";
const other = "https://logs.example";
const both = (url: string) => ({ ecs: url, logs: url });
const stop = "ecs-task stop arn:task";

/** What the AWS CLI is told besides, for each of the services, and what stops a task. */
const cases: readonly [reach: Reach | undefined, ecs: string, logs: string, ours: string][] = [
  [undefined, "", "", stop],
  [{}, "", "", stop],
  [{ profile: "prod" }, " --profile prod", " --profile prod", `${stop} --profile prod`],
  [
    { profile: "jo's prod" },
    " --profile 'jo'\\''s prod'",
    " --profile 'jo'\\''s prod'",
    `${stop} --profile 'jo'\\''s prod'`,
  ],
  [
    { endpoints: both(`${address}/?a&b`) },
    ` --endpoint-url '${address}/?a&b'`,
    ` --endpoint-url '${address}/?a&b'`,
    `${stop} --endpoint '${address}/?a&b'`,
  ],
  [
    { endpoints: { ecs: address } },
    ` --endpoint-url ${address}`,
    "",
    `env AWS_ENDPOINT_URL_ECS=${address} ${stop}`,
  ],
  [
    { endpoints: { logs: `${other}/?a&b` } },
    "",
    ` --endpoint-url '${other}/?a&b'`,
    `env 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${other}/?a&b' ${stop}`,
  ],
  [
    { profile: "prod", endpoints: { ecs: address, logs: other } },
    ` --profile prod --endpoint-url ${address}`,
    ` --profile prod --endpoint-url ${other}`,
    `env AWS_ENDPOINT_URL_ECS=${address} AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${other} ${stop} --profile prod`,
  ],
  [
    { endpoints: both("https://jo:hunter2@ecs.test/at@") },
    " --endpoint-url https://ecs.test/at@",
    " --endpoint-url https://ecs.test/at@",
    `${stop} --endpoint https://ecs.test/at@`,
  ],
];

describe("a command that a report prints to be pasted", () => {
  for (const [reach, ecs, logs, ours] of cases) {
    it(`reaches what the run has reached: ${JSON.stringify(reach)}`, () => {
      const list = awsCommand("ecs", ["list-tasks"], "eu-west-1", reach);
      assert.equal(list, `aws ecs list-tasks --region eu-west-1${ecs}`);
      const tail = awsCommand("logs", ["tail", "/app/[web]"], "eu-west-1", reach);
      assert.equal(tail, `aws logs tail '/app/[web]' --region eu-west-1${logs}`);
      assert.equal(ecsTaskCommand(["stop", "arn:task"], reach), ours);
    });
  }
});
