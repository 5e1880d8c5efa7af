import assert from "node:assert/strict";
import { awsCommand, ecsTaskCommand, type Reach } from "../../../provider/diagnosis/reach";

const address = "http://127.0.0.1:4577";
const cases: readonly [reach: Reach | undefined, ecs: string, logs: string, ours: string][] = [
  [undefined, "", "", ""],
  [{}, "", "", ""],
  [{ profile: "prod" }, " --profile prod", " --profile prod", " --profile prod"],
  [{ profile: "jo's prod" }, ...each(" --profile 'jo'\\''s prod'")],
  [{ endpoints: { ecs: address } }, ` --endpoint-url ${address}`, "", ` --endpoint ${address}`],
  [
    { endpoints: { logs: `${address}/?a&b` } },
    "",
    ` --endpoint-url '${address}/?a&b'`,
    ` --endpoint '${address}/?a&b'`,
  ],
  [
    { profile: "prod", endpoints: { ecs: address, logs: "https://logs.example" } },
    ` --profile prod --endpoint-url ${address}`,
    " --profile prod --endpoint-url https://logs.example",
    ` --profile prod --endpoint ${address}`,
  ],
];

function each(options: string): [string, string, string] {
  return [options, options, options];
}

describe("a command that a report prints to be pasted", () => {
  for (const [reach, ecs, logs, ours] of cases) {
    it(`reaches what the run has reached: ${JSON.stringify(reach)}`, () => {
      const list = awsCommand("ecs", ["list-tasks"], "eu-west-1", reach);
      assert.equal(list, `aws ecs list-tasks --region eu-west-1${ecs}`);
      const tail = awsCommand("logs", ["tail", "/app/[web]"], "eu-west-1", reach);
      assert.equal(tail, `aws logs tail '/app/[web]' --region eu-west-1${logs}`);
      assert.equal(ecsTaskCommand(["stop", "arn:task"], reach), `ecs-task stop arn:task${ours}`);
    });
  }
});
