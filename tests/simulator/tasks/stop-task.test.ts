import * as assert from "node:assert/strict";
import { isAlive } from "../containers/is-alive";
import { eventually } from "./eventually";
import { type RunningRegion, startRegion } from "./running-region";

const shell = (script: string) => ["sh", "-c", script];

describe("StopTask", () => {
  let region: RunningRegion;

  /** Runs a script that prints a line once it is ready, and answers the task and that line. */
  const runReady = async (script: string, stopTimeout = 30): Promise<{ arn: string; line: string }> => {
    const options = {
      "awslogs-group": "/app",
      "awslogs-stream-prefix": "job",
      "awslogs-create-group": "true",
    };
    const logConfiguration = { logDriver: "awslogs", options } as const;
    region.define("job", [{ command: shell(script), logConfiguration, stopTimeout }]);
    const arn = await region.run("job");
    const stream = `job/app/${arn.split("/").at(-1)}`;
    return { arn, line: await eventually(() => region.messages("/app", stream)[0]) };
  };

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
  });
  afterEach(() => region.close());

  it("answers at once with desiredStatus STOPPED, the code and the reason", async () => {
    const { arn } = await runReady("echo ready; sleep 600");
    const { task } = await region.stopTask({ task: arn, reason: "took too long" });
    assert.equal(task?.desiredStatus, "STOPPED");
    assert.equal(task?.stopCode, "UserInitiated");
    assert.equal(task?.stoppedReason, "took too long");
    assert.notEqual(task?.lastStatus, "STOPPED");
    const stopped = await region.stopped(arn);
    assert.equal(stopped.containers?.[0]?.exitCode, 143);
    assert.equal(stopped.stoppedReason, "took too long");
  });

  it("says Task stopped by user when it is given no reason, and passes DEACTIVATING and STOPPING", async () => {
    const { arn } = await runReady("echo ready; sleep 600");
    const states: (string | undefined)[] = [];
    region.tasks.onChange(({ lastStatus }) => states.push(lastStatus));
    assert.equal((await region.stopTask({ task: arn })).task?.stoppedReason, "Task stopped by user");
    await region.stopped(arn);
    assert.deepEqual([...new Set(states)], ["DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);
  });

  it("shows the code with which a container handles SIGTERM, even 0", async () => {
    const { arn } = await runReady("trap 'exit 0' TERM; echo ready; sleep 600 & wait");
    await region.stopTask({ task: arn });
    const task = await region.stopped(arn);
    assert.equal(task.containers?.[0]?.exitCode, 0);
    assert.equal(task.stopCode, "UserInitiated");
  });

  it("kills a container that ignores SIGTERM after its stopTimeout", async () => {
    const { arn } = await runReady("trap '' TERM; echo ready; sleep 600 & wait; sleep 600", 2);
    await region.stopTask({ task: arn });
    assert.equal((await region.stopped(arn)).containers?.[0]?.exitCode, 137);
  });

  it("reaches the children of the command", async () => {
    const { arn, line } = await runReady("sh -c 'sleep 600 & echo $!; wait' & wait");
    assert.ok(isAlive(Number(line)));
    await region.stopTask({ task: arn });
    await region.stopped(arn);
    await eventually(() => !isAlive(Number(line)));
  });

  it("stops a task before its containers start, which then have no exit code", async () => {
    region.define("job", [{ command: shell("exit 0") }]);
    const arn = await region.run("job");
    await region.stopTask({ task: arn });
    const task = await region.stopped(arn);
    assert.equal(task.containers?.[0]?.exitCode, undefined);
    assert.equal(task.stopCode, "UserInitiated");
    assert.deepEqual(region.effectsNamed("container-started"), []);
  });

  it("deletes the task's tags", async () => {
    region.define("job", [{ command: shell("sleep 600") }]);
    const arn = await region.run("job", { tags: [{ key: "release", value: "7" }] });
    const tags = async () =>
      (await region.describeTasks({ tasks: [arn], include: ["TAGS"] })).tasks?.[0]?.tags;
    assert.deepEqual(await tags(), [{ key: "release", value: "7" }]);
    await region.stopTask({ task: arn });
    assert.deepEqual(await tags(), []);
  });

  it("leaves a task that ended by itself as it is", async () => {
    region.define("job", [{ command: shell("exit 0") }]);
    const arn = await region.run("job");
    const before = await region.stopped(arn);
    const { task } = await region.stopTask({ task: arn, reason: "too late" });
    assert.deepEqual(task, before);
  });

  it("does not know a task that never was, nor one that is forgotten", async () => {
    const unknown = { name: "InvalidParameterException", message: "The referenced task was not found." };
    await assert.rejects(region.stopTask({ task: "0123456789abcdef0123456789abcdef" }), unknown);
    region.define("job", [{ command: shell("exit 0") }]);
    const arn = await region.run("job");
    await region.stopped(arn);
    region.clock.advance(3_600_000);
    await assert.rejects(region.stopTask({ task: arn }), unknown);
  });
});

describe("a task that is ended from outside", () => {
  let region: RunningRegion;

  const running = async () => {
    region.define("job", [{ command: shell("sleep 600") }]);
    const arn = await region.run("job");
    await region.taskWhen(arn, ({ lastStatus }) => lastStatus === "RUNNING");
    return arn;
  };

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
  });
  afterEach(() => region.close());

  it("tells an exit code and a reason when memory ran out", async () => {
    const arn = await running();
    region.tasks.end(arn, {
      stopCode: "EssentialContainerExited",
      stoppedReason: "OutOfMemoryError: Container killed due to memory usage",
      containerReason: "OutOfMemoryError: Container killed due to memory usage",
      exitCode: 137,
    });
    const task = await region.stopped(arn);
    assert.equal(task.stopCode, "EssentialContainerExited");
    assert.equal(task.containers?.[0]?.exitCode, 137);
    assert.equal(task.containers?.[0]?.reason, "OutOfMemoryError: Container killed due to memory usage");
    assert.deepEqual(
      region.effectsNamed("container-exited").map(({ exitCode }) => exitCode),
      [137],
    );
  });

  it("has no exit code when its host is lost", async () => {
    const arn = await running();
    region.tasks.end(arn, {
      stopCode: "TerminationNotice",
      stoppedReason: "Host EC2 (instance i-1) terminated.",
    });
    const task = await region.stopped(arn);
    assert.equal(task.stopCode, "TerminationNotice");
    assert.equal(task.stoppedReason, "Host EC2 (instance i-1) terminated.");
    assert.equal(task.containers?.[0]?.lastStatus, "STOPPED");
    assert.equal(task.containers?.[0]?.exitCode, undefined);
  });

  it("never starts when it is ended before its containers are", async () => {
    region.define("job", [{ command: shell("sleep 600") }]);
    const arn = await region.run("job");
    const reason = "Timeout waiting for network interface provisioning to complete.";
    region.tasks.end(arn, { stopCode: "TaskFailedToStart", stoppedReason: reason });
    const task = await region.stopped(arn);
    assert.equal(task.stoppedReason, reason);
    assert.equal(task.startedAt, undefined);
    assert.deepEqual(region.effectsNamed("container-started"), []);
  });

  it("must be there", () => {
    assert.throws(
      () => region.tasks.end("arn:none", { stopCode: "UserInitiated", stoppedReason: "" }),
      /no task arn:none/,
    );
  });
});
