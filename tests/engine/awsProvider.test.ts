import assert from "node:assert/strict";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

describe("A resource that is given an aws.Provider", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
  });

  after(() => stack.close());

  const secretKey = "wJalrXUtnFEMI-never-shown";
  const withProvider = (defaultTags: object = { tags: { team: "web" } }) => ({
    environment: { LABEL: "v1" },
    awsProvider: {
      region: "eu-west-1",
      accessKey: "AKIAOFTHEPROVIDER",
      secretKey,
      endpoints: [{ ecs: stack.simulator.url, cloudwatchlogs: stack.simulator.url }],
      defaultTags,
    },
  });
  const tagsOf = (operation: string) =>
    stack.simulator.journal
      .calls(operation)
      .map(({ input }) => (input as { tags?: { key: string; value: string }[] }).tags ?? [])
      .map((tags) => tags.filter(({ key }) => !key.startsWith("pulumi-ecs-task:")));

  it("runs with its settings and its default tags, and shows its keys nowhere", async () => {
    const { stdout, stderr } = await stack.up(withProvider());
    const team = [{ key: "team", value: "web" }];
    assert.deepEqual([tagsOf("RegisterTaskDefinition"), tagsOf("RunTask")], [[team], [team]]);
    assert.match(String((await stack.recorded())?.taskArn), /:task\/main\//, "the region is not hidden");
    const exported = await stack.pulumi(["stack", "export"]);
    for (const text of [stdout, stderr, exported.stdout]) assert.ok(!text.includes(secretKey), text);
  });

  it("is no reason to run when the provider changes", async () => {
    stack.simulator.journal.clear();
    const { stdout } = await stack.up(withProvider({ tags: { team: "db" } }));
    assert.match(stdout, /will not run; will record that connection/);
    assert.deepEqual(stack.simulator.journal.calls("RunTask"), []);
  });

  it("is destroyed with what the state has of it", async () => {
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes", "--skip-preview"]);
    assert.equal(exitCode, 0, stdout);
    assert.equal(stack.simulator.journal.calls("DeregisterTaskDefinition").length, 1);
  });
});
