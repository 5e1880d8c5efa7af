import * as assert from "node:assert/strict";
import { lastRunOf } from "../../../../provider/cli/history/fromState";
import { isUnwritten } from "../../../../provider/cli/history/unwritten";
import type { Tags } from "../../../../provider/definition/registry";
import type { OneOffTaskOutputs } from "../../../../provider/resource/state";
import { denied } from "../../awsErrors";
import { createInMemoryRegistry } from "../../definition/inMemoryRegistry";
import { stackTask } from "../stack/samples";
import { pastRun, without } from "./samples";

const ours: Tags = { "pulumi-ecs-task:owner": "us" };
const full: Tags = {
  ...ours,
  ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`team-${i}`, "web"])),
};
const taskArn = `arn:aws:ecs:eu-west-1:123456789012:task/main/${pastRun(2).taskId}`;
const refused = without(pastRun(2, { status: "failed" }), "taskId");

describe("a receipt that the last run has not left", () => {
  const cases: readonly (readonly [
    what: string,
    last: Partial<OneOffTaskOutputs>,
    tags: Tags,
    receipts: readonly ReturnType<typeof pastRun>[],
    isMissed: boolean,
  ])[] = [
    ["missed", { taskArn }, ours, [pastRun(1)], true],
    ["there", { taskArn }, ours, [pastRun(1), pastRun(2)], false],
    ["missed where RunTask refused the run", { status: "failed" }, ours, [pastRun(1)], true],
    ["there where RunTask refused the run", { status: "failed" }, ours, [refused], false],
    ["not due yet", { taskArn, status: "unfinished" }, ours, [], false],
    ["not written where there is no room", { taskArn }, full, [], false],
    ["not written on somebody else's revision", { taskArn }, { team: "web" }, [], false],
  ];
  for (const [what, rest, tags, receipts, isMissed] of cases) {
    it(`is ${what}`, async () => {
      const registry = createInMemoryRegistry();
      const revisionArn = registry.add("hi-web", [{ name: "web" }]);
      await registry.tag(revisionArn, tags);
      const { outputs, ...others } = stackTask("migrate");
      const its = stackTask("migrate", { ...others, outputs: { ...outputs, revisionArn, ...rest } });
      assert.equal(
        await isUnwritten(lastRunOf(its, revisionArn), receipts, { revision: registry.find }),
        isMissed,
      );
    });
  }

  it("is not known of where the revision may not be looked at", async () => {
    const revision = () => Promise.reject(denied("ecs:DescribeTaskDefinition"));
    assert.equal(await isUnwritten(pastRun(1), [], { revision }), false);
  });
});
