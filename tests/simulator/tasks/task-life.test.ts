import * as assert from "node:assert/strict";
import type { Task } from "@aws-sdk/client-ecs";
import { eventually } from "./eventually";
import { type RunningRegion, startRegion } from "./running-region";

const shell = (script: string) => ["sh", "-c", script];
const forever = shell("sleep 600");

describe("the life of a task", () => {
  let region: RunningRegion;
  /** Every state a change of a task showed, with the exit codes of its containers. */
  let seen: { status: string | undefined; exitCodes: (number | undefined)[]; version: number | undefined }[];

  const watch = () => {
    seen = [];
    region.tasks.onChange(({ lastStatus: status, containers = [], version }) => {
      seen.push({ status, exitCodes: containers.map(({ exitCode }) => exitCode), version });
    });
  };
  const container = (task: Task, name: string) =>
    task.containers?.find((candidate) => candidate.name === name);

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    watch();
  });
  afterEach(() => region.close());

  it("shows the exit code in DEPROVISIONING, before STOPPED", async () => {
    region.define("job", [{ command: shell("exit 3") }]);
    const arn = await region.run("job");
    const task = await region.stopped(arn);
    assert.deepEqual(seen, [
      { status: "PENDING", exitCodes: [undefined], version: 2 },
      { status: "ACTIVATING", exitCodes: [undefined], version: 3 },
      { status: "RUNNING", exitCodes: [undefined], version: 4 },
      { status: "DEPROVISIONING", exitCodes: [3], version: 5 },
      { status: "STOPPED", exitCodes: [3], version: 6 },
    ]);
    assert.equal(task.stopCode, "EssentialContainerExited");
    assert.equal(task.stoppedReason, "Essential container in task exited");
    assert.equal(task.desiredStatus, "STOPPED");
    const times = [
      task.createdAt,
      task.connectivityAt,
      task.pullStartedAt,
      task.pullStoppedAt,
      task.startedAt,
      task.executionStoppedAt,
      task.stoppingAt,
      task.stoppedAt,
    ].map((time) => time?.getTime());
    assert.deepEqual(times, [...times].sort());
    assert.ok(times.every((time) => time !== undefined));
  });

  it("notes what happened in the journal", async () => {
    const definition = region.define("job", [{ command: shell("echo lost; exit 3") }]);
    const arn = await region.run("job", { startedBy: "deploy-1" });
    await region.stopped(arn);
    await eventually(() => region.effectsNamed("output-dropped").length > 0);
    const common = {
      taskArn: arn,
      startedBy: "deploy-1",
      taskDefinitionArn: definition,
      group: "family:job",
    };
    const expected = {
      "task-created": common,
      "container-started": { ...common, container: "app" },
      "container-exited": { ...common, container: "app", exitCode: 3 },
      "output-dropped": { ...common, container: "app", lines: 1 },
      "task-stopped": {
        ...common,
        stopCode: "EssentialContainerExited",
        stoppedReason: "Essential container in task exited",
      },
    };
    for (const [name, detail] of Object.entries(expected)) {
      assert.deepEqual(region.effectsNamed(name), [detail], name);
    }
  });

  it("gives the command the override's words and environment, and the secrets", async () => {
    const environment = [{ name: "MODE", value: "web" }];
    const secrets = [
      { name: "PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/db-password" },
    ];
    region.logs.createGroup("/app");
    const options = { "awslogs-group": "/app", "awslogs-stream-prefix": "job" };
    const logConfiguration = { logDriver: "awslogs", options } as const;
    region.define("job", [{ command: forever, environment, secrets, logConfiguration }]);
    const override = {
      name: "app",
      command: shell("echo $MODE $PASSWORD"),
      environment: [{ name: "MODE", value: "migrate" }],
    };
    const arn = await region.run("job", { overrides: { containerOverrides: [override] } });
    const task = await region.stopped(arn);
    assert.deepEqual(task.overrides?.containerOverrides, [override]);
    const stream = `job/app/${arn.split("/").at(-1)}`;
    await eventually(() => region.messages("/app", stream).length > 0);
    assert.deepEqual(region.messages("/app", stream), ["migrate hunter2"]);
  });

  it("goes on while a container that is not essential exits, and shows its exit code", async () => {
    region.define("job", [
      { name: "app", command: forever },
      { name: "migrate", command: shell("exit 5"), essential: false },
    ]);
    const task = await region.taskWhen(
      await region.run("job"),
      (now) => container(now, "migrate")?.exitCode !== undefined,
    );
    assert.equal(container(task, "migrate")?.exitCode, 5);
    assert.equal(task.lastStatus, "RUNNING");
    assert.equal(task.desiredStatus, "RUNNING");
    assert.equal(container(task, "app")?.lastStatus, "RUNNING");
  });

  it("stops the other containers when an essential one exits, and shows its exit code meanwhile", async () => {
    const until = (file: string) => `while ! [ -e ${file} ]; do sleep 0.01; done`;
    const sidecar = `trap '${until("go")}; exit 9' TERM; touch ready; sleep 600 & wait`;
    region.define("job", [
      { name: "migrate", command: shell(`${until("ready")}; exit 5`) },
      { name: "sidecar", command: shell(sidecar), essential: false, stopTimeout: 120 },
    ]);
    const arn = await region.run("job");
    const stopping = await region.taskWhen(arn, ({ lastStatus }) => lastStatus === "STOPPING");
    assert.equal(container(stopping, "migrate")?.exitCode, 5);
    assert.equal(container(stopping, "sidecar")?.exitCode, undefined);
    assert.equal(container(stopping, "sidecar")?.lastStatus, "RUNNING");
    await region.image("app/v1/go", "");
    const stopped = await region.stopped(arn);
    assert.equal(container(stopped, "sidecar")?.exitCode, 9);
    assert.equal(stopped.stoppedReason, "Essential container in task exited");
  });
});
