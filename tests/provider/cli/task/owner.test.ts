import assert from "node:assert/strict";
import { belongs, type Owner, ownerOf } from "../../../../provider/cli/task/owner";
import { startedBy } from "../../../../provider/run/identity";

describe("whose task it is", () => {
  const ofStack = startedBy("urn:pulumi:prod::infra::pulumi-nodejs:dynamic/ecs-task:OneOffTask::migrate");
  const ofCommand = startedBy("urn:pulumi:run-by-jo::0123::ecs-task:run::hi-web");
  const cases: readonly [task: Parameters<typeof ownerOf>[0], owner: Owner, said: RegExp][] = [
    [
      { startedBy: ofStack },
      { kind: "resource", stack: "prod", title: "OneOffTask migrate" },
      /OneOffTask migrate of stack prod/,
    ],
    [
      { startedBy: ofCommand },
      { kind: "commandLine", user: "jo", name: "hi-web" },
      /run by jo, with `ecs-task run`/,
    ],
    [
      { startedBy: "ecs-svc/1234567890123456789", service: "hi-web" },
      { kind: "service", service: "hi-web" },
      /to the service hi-web/,
    ],
    [{ startedBy: "airflow" }, { kind: "other", startedBy: "airflow" }, /started by airflow/],
    [{}, { kind: "other" }, /no service/],
  ];
  for (const [task, owner, said] of cases) {
    it(`is told from ${JSON.stringify(task)}`, () => {
      assert.deepEqual(ownerOf(task), owner);
      assert.match(belongs(owner), said);
    });
  }

  it("is told of a failed deploy's where the stack was read", () => {
    const startedBy = "ecs-task/prod/web-on-failed-deploy/0123456789ab";
    const owner = ownerOf({ startedBy }, { name: "web-on-failed-deploy", failedDeployOf: "web" });
    assert.equal(belongs(owner), "It is a run of the onFailedDeploy of GatedService web of stack prod.");
  });
});
