import * as assert from "node:assert/strict";
import { containerBeside, sourceBeside } from "../../../../provider/cli/run/fromService";
import { sourceInStack } from "../../../../provider/cli/run/fromStack";
import type { ServiceSnapshot } from "../../../../provider/run/services";
import { gatedService, stackTask } from "../stack/samples";

const networkConfiguration = { subnets: ["subnet-1"] };
const revision = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:${number}`;

describe("a run like a stack's", () => {
  it("task takes what tells where and from what it runs, and its command as one that may be repeated", () => {
    const task = stackTask("migrate", {
      inputs: {
        cluster: "main",
        container: "web",
        networkConfiguration,
        launchType: "FARGATE",
        tags: { team: "web" },
        command: ["rake", "db:migrate"],
        environment: { A: "1" },
        overrides: { cpu: "512" },
        startRetries: 1,
        logs: { stream: false, tailLines: 7, group: "hi-web" },
        taskDefinition: { family: "hi-web", containerDefinitions: [] },
        triggers: "x",
        runPolicy: "always",
        keepRevisions: 1,
        timeoutSeconds: 60,
        onDelete: { command: ["drop"] },
        connection: { profile: "prod" },
      },
      secrets: ["hunter2"],
    });
    const { title, inputs, hasOwnCommand, notes, secrets } = sourceInStack("prod", { kind: "task", task });
    assert.equal(title, "OneOffTask migrate of stack prod");
    assert.deepEqual(inputs, {
      cluster: "main",
      container: "web",
      networkConfiguration,
      launchType: "FARGATE",
      tags: { team: "web" },
      command: ["rake", "db:migrate"],
      environment: { A: "1" },
      overrides: { cpu: "512" },
      startRetries: 1,
      logs: { tailLines: 7 },
      taskDefinitionArn: revision(3),
      connection: { profile: "prod", region: "eu-west-1" },
    });
    assert.deepEqual([hasOwnCommand, notes, secrets], [true, [], ["hunter2"]]);
  });

  it("task that never succeeded runs from the revision that was tried, and says so", () => {
    const { taskDefinitionArn: _gate, ...outputs } = stackTask("migrate").outputs;
    const task = stackTask("migrate", { outputs });
    const { inputs, notes } = sourceInStack("prod", { kind: "task", task });
    assert.equal(inputs.taskDefinitionArn, revision(4));
    assert.match(
      notes.join(),
      /no run of it has succeeded yet: revision hi-web:4 is the one that was tried last/,
    );
  });

  it("task that has not even a definition is refused", () => {
    const { taskDefinitionArn: _gate, revisionArn: _tried, ...outputs } = stackTask("migrate").outputs;
    const task = stackTask("migrate", { outputs });
    assert.throws(() => sourceInStack("prod", { kind: "task", task }), /run `pulumi up` first/);
  });

  it("failed deploy's is refused, with what to do", () => {
    const task = stackTask("web-on-failed-deploy", { failedDeployOf: "web" });
    assert.throws(
      () => sourceInStack("prod", { kind: "task", task }),
      /^CommandFailure: web-on-failed-deploy is what GatedService web of stack prod runs when its deploy fails, .*`ecs-task run web -- COMMAND`$/,
    );
  });

  it("service runs from the revision that the service has, placed like its release", () => {
    const service = gatedService("web", revision(9));
    const tasks = [stackTask("web-release", { inputs: { cluster: "main", networkConfiguration } })];
    const { name, inputs, hasOwnCommand } = sourceInStack("prod", { kind: "gatedService", service, tasks });
    assert.deepEqual([name, hasOwnCommand], ["web", true]);
    assert.deepEqual(
      [inputs.taskDefinitionArn, inputs.networkConfiguration],
      [revision(9), networkConfiguration],
    );
  });

  it("service with several commands has none that is meant without a word", () => {
    const service = gatedService("web");
    const tasks = [stackTask("web-release"), stackTask("web-after-deploy")];
    assert.equal(sourceInStack("prod", { kind: "gatedService", service, tasks }).hasOwnCommand, false);
  });

  it("service without a release in the state is refused", () => {
    const service = gatedService("web");
    assert.throws(
      () => sourceInStack("prod", { kind: "gatedService", service, tasks: [] }),
      /GatedService web of stack prod has no release in its state yet/,
    );
  });
});

describe("a run beside a live service", () => {
  const service: ServiceSnapshot = {
    name: "hi-web",
    status: "ACTIVE",
    taskDefinitionArn: revision(8),
    olderRevisions: [],
    launch: { launchType: "FARGATE", networkConfiguration },
    targets: [],
  };

  it("takes its revision, network and launch settings, and no command", () => {
    const { inputs, hasOwnCommand, notes } = sourceBeside("main", service, "eu-west-1");
    assert.deepEqual(inputs, {
      launchType: "FARGATE",
      networkConfiguration,
      cluster: "main",
      taskDefinitionArn: revision(8),
      connection: { region: "eu-west-1" },
    });
    assert.deepEqual([hasOwnCommand, notes], [false, []]);
  });

  it("says when a deployment is under way, and how to take the other revision", () => {
    const { notes } = sourceBeside("main", { ...service, olderRevisions: [revision(7)] }, "eu-west-1");
    assert.match(
      notes.join(),
      /its new revision hi-web:8; tasks of hi-web:7 .* \(--task-definition hi-web:7 runs/,
    );
  });

  it("is refused for one that was deleted", () => {
    assert.throws(
      () => sourceBeside("main", { ...service, status: "INACTIVE" }, "eu-west-1"),
      /service hi-web in cluster main is INACTIVE: it was deleted/,
    );
  });

  const one = [{ name: "app", essential: true }];
  const two = [...one, { name: "envoy", essential: true }];
  const cases: readonly [title: string, ...Parameters<typeof containerBeside>, string | undefined][] = [
    ["the named one", { name: "hi-web", targets: ["envoy"] }, two, "app", "app"],
    [
      "left to the definition where that has one essential",
      { name: "hi-web", targets: ["x"] },
      one,
      undefined,
      undefined,
    ],
    ["the one that traffic is led to", { name: "hi-web", targets: ["app", "app"] }, two, undefined, "app"],
    ["the one that is called like the service", { name: "envoy", targets: [] }, two, undefined, "envoy"],
    [
      "not clear where traffic is led to two",
      { name: "hi-web", targets: ["app", "envoy"] },
      two,
      undefined,
      undefined,
    ],
  ];
  for (const [title, from, containers, wanted, expected] of cases) {
    it(`runs in the container that is ${title}`, () =>
      assert.equal(containerBeside(from, containers, wanted), expected));
  }
});
