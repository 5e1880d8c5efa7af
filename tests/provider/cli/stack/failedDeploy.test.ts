import * as assert from "node:assert/strict";
import { everyTask, failedDeployOf } from "../../../../provider/cli/stack/failedDeploy";
import { familiesOf } from "../../../../provider/cli/stack/revisions";
import type { StackGatedService, StackTask } from "../../../../provider/cli/stack/stack";
import { titleIn } from "../../../../provider/cli/stack/title";
import { gatedService, stackTask } from "./samples";

const revisionOf = (family: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:1`;
const { taskDefinitionArn: _deployed, ...undeployed } = gatedService("web");

/** A task of the service, whose state has these revisions. */
const inWeb = (name: string, families: readonly string[], rest: Partial<StackTask> = {}): StackTask =>
  stackTask(name, {
    component: undeployed.urn,
    outputs: { region: "eu-west-1", revisions: families.map(revisionOf) },
    ...rest,
  });

describe("what a GatedService runs when its deploy fails", () => {
  const cases: readonly [
    title: string,
    service: Partial<StackGatedService>,
    tasks: readonly StackTask[],
    families: readonly string[] | undefined,
  ][] = [
    ["is not known before there is a task of it", {}, [stackTask("migrate")], undefined],
    ["runs from its release's family", {}, [inWeb("web-release", ["hi-web"])], ["hi-web"]],
    [
      "runs from the service's own definition before a deploy has succeeded",
      { definitionArn: revisionOf("hi-web") },
      [inWeb("web-release", ["hi-web-release"])],
      ["hi-web", "hi-web-release"],
    ],
    [
      "runs from the revision that the service has",
      { taskDefinitionArn: revisionOf("renamed") },
      [inWeb("web-release", ["hi-web-release"]), inWeb("web-after-deploy", ["hi-web"]), stackTask("other")],
      ["renamed", "hi-web-release", "hi-web"],
    ],
  ];
  for (const [title, service, tasks, families] of cases) {
    it(title, () => {
      const failedDeploy = failedDeployOf({ ...undeployed, ...service }, tasks);
      assert.deepEqual(failedDeploy && familiesOf(failedDeploy), families);
    });
  }

  it("is known by the URN that its tasks have in ECS, runs where its tasks run, and has no run in the state", () => {
    const connection = { profile: "prod" };
    const inputs = { cluster: "main", container: "web", command: ["rake"], timeoutSeconds: 9, connection };
    const release = inWeb("web-release", [], { inputs, secrets: ["hunter2"] });
    const after = inWeb("web-after-deploy", [], { secrets: ["correct-horse"] });
    const stack = { name: "prod", tasks: [release, after], gatedServices: [undeployed] };
    const urn =
      "urn:pulumi:prod::infra::ecs-task:index:GatedService$pulumi-nodejs:dynamic/ecs-task:OneOffTask::web-on-failed-deploy";
    assert.deepEqual(everyTask(stack).slice(2), [
      {
        ...{ name: "web-on-failed-deploy", urn, row: urn, component: undeployed.urn, failedDeployOf: "web" },
        inputs: { cluster: "main", container: "web", connection },
        outputs: { region: "eu-west-1", foreignRevisions: [] },
        ...{ secrets: ["hunter2", "correct-horse"], config: release.config },
      },
    ]);
  });

  it("has a name in sentences of its own", () => {
    assert.equal(
      titleIn({ name: "web-on-failed-deploy", failedDeployOf: "web" }),
      "onFailedDeploy of GatedService web",
    );
    assert.equal(titleIn(stackTask("migrate")), "OneOffTask migrate");
  });
});
