import * as assert from "node:assert/strict";
import type { Task } from "@aws-sdk/client-ecs";
import { type RunningRegion, startRegion } from "./running-region";

const shell = (script: string) => ["sh", "-c", script];
const forever = shell("sleep 600");

describe("the start of a task", () => {
  let region: RunningRegion;

  const container = (task: Task, name: string) =>
    task.containers?.find((candidate) => candidate.name === name);

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
  });
  afterEach(() => region.close());

  it("starts a container after another has succeeded, as its dependsOn says, and is RUNNING only then", async () => {
    region.define("job", [
      { name: "app", command: forever, dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] },
      { name: "migrate", command: shell("exit 0"), essential: false },
    ]);
    await region.taskWhen(await region.run("job"), ({ lastStatus }) => lastStatus === "RUNNING");
    const order = region.effects
      .filter(({ name }) => name.startsWith("container-"))
      .map(({ name, detail }) => `${detail.container} ${name}`);
    assert.deepEqual(order, [
      "migrate container-started",
      "migrate container-exited",
      "app container-started",
    ]);
  });

  it("fails to start when the container it depends on has failed", async () => {
    region.define("job", [
      { name: "app", command: forever, dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] },
      { name: "migrate", command: shell("exit 1"), essential: false },
    ]);
    const task = await region.stopped(await region.run("job"));
    assert.equal(task.stopCode, "TaskFailedToStart");
    assert.match(task.stoppedReason ?? "", /dependency graph: .*\[migrate \(STOPPED\) - Exit: 1\]/);
    assert.equal(container(task, "app")?.exitCode, 143);
    assert.equal(container(task, "migrate")?.exitCode, 1);
    assert.equal(task.startedAt, undefined);
  });

  it("waits for a health check that another container's start depends on", async () => {
    const healthCheck = { command: ["CMD-SHELL", "test -e ready"], interval: 5, retries: 10 };
    region.define("job", [
      { name: "db", command: shell("touch ready; sleep 600"), healthCheck },
      { name: "app", command: forever, dependsOn: [{ containerName: "db", condition: "HEALTHY" }] },
    ]);
    const arn = await region.run("job");
    const task = await region.taskWhen(arn, ({ lastStatus }) => lastStatus === "RUNNING");
    assert.equal(container(task, "db")?.healthStatus, "HEALTHY");
    assert.equal(task.healthStatus, "HEALTHY");
  });

  const failures: [string, object, RegExp][] = [
    [
      "an image that is not there",
      { image: "app:v9" },
      /^CannotPullContainerError: .*docker\.io\/library\/app:v9: not found$/,
    ],
    [
      "a command that is not there",
      { command: ["no-such-command"] },
      /^CannotStartContainerError: .*executable file not found in \$PATH/,
    ],
    [
      "a secret that is not there",
      { secrets: [{ name: "A", valueFrom: "b" }] },
      /^ResourceInitializationError: unable to pull secrets/,
    ],
  ];
  for (const [title, definition, words] of failures) {
    it(`fails to start with ${title}, without an exit code`, async () => {
      region.define("job", [{ command: forever, ...definition }]);
      const task = await region.stopped(await region.run("job"));
      assert.equal(task.stopCode, "TaskFailedToStart");
      assert.match(task.stoppedReason ?? "", words);
      assert.equal(task.startedAt, undefined);
      const [app] = task.containers ?? [];
      assert.equal(app?.lastStatus, "STOPPED");
      assert.equal(app?.reason, task.stoppedReason);
      assert.equal(app !== undefined && "exitCode" in app, false);
    });
  }

  it("fails to start when a second container cannot, and stops the first", async () => {
    region.define("job", [
      { name: "app", command: forever },
      {
        name: "broken",
        command: ["no-such-command"],
        dependsOn: [{ containerName: "app", condition: "START" }],
      },
    ]);
    const task = await region.stopped(await region.run("job"));
    assert.equal(task.stopCode, "TaskFailedToStart");
    assert.equal(container(task, "app")?.exitCode, 143);
    assert.equal(container(task, "broken")?.exitCode, undefined);
  });
});
