import * as assert from "node:assert/strict";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { RunFailure } from "../../../provider/resource/failure";
import type { Fate } from "../run/life";
import { at, exits, lives, provisioning, running } from "../run/lives";
import { task } from "../run/snapshots";
import { createInMemoryAws } from "./inMemoryAws";
import { createStack, release, some, urn } from "./stack";

/** A task whose judged container ends with a reason of ECS's. */
function ends(exitCode: number | undefined, stopCode: string, stoppedReason: string, reason: string): Fate {
  const container = {
    name: "web",
    lastStatus: "STOPPED",
    reason,
    ...(exitCode !== undefined && { exitCode }),
  };
  const startedAt = exitCode === undefined ? {} : { startedAt: new Date("2026-01-02T03:04:15Z") };
  const moments = exitCode === undefined ? [provisioning] : [provisioning, running];
  const end = task("STOPPED", { ...startedAt, stopCode, stoppedReason, containers: [container] });
  return lives(...moments, at(8_000, end));
}

const outOfMemory = ends(
  137,
  "EssentialContainerExited",
  "Essential container in task exited",
  "OutOfMemoryError: Container killed due to memory usage",
);
const names = ["exitCode", "stopCode", "stoppedReason", "containerReason"] as const;

describe("what ECS says of a task's end", () => {
  it("is recorded with a failed run, in ECS's own words", async () => {
    const { failingUp } = createStack(outOfMemory);
    const { properties } = await failingUp(release("v1"));
    assert.deepEqual(some(properties, ...names, "attempt", "failure"), {
      exitCode: 137,
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containerReason: "OutOfMemoryError: Container killed due to memory usage",
      attempt: 1,
      failure: "exited 137 (SIGKILL)",
    });
  });

  it("is recorded when the task never started, without an exit code", async () => {
    const said = [
      "TaskFailedToStart",
      "CannotPullContainerError: no such tag",
      "CannotPullContainerError",
    ] as const;
    const { failingUp } = createStack(ends(undefined, ...said));
    const { properties } = await failingUp(release("v1"));
    assert.deepEqual(
      names.map((name) => properties[name]),
      [undefined, ...said],
    );
  });

  it("does not survive into a later success, of which ECS said nothing", async () => {
    const silent = lives(provisioning, running, at(8_000, { lastStatus: "RUNNING", containers: [exited] }));
    const { up, failingUp } = createStack(outOfMemory, silent);
    const { properties: failed } = await failingUp(release("v1"));
    const properties = await up(release("v1"), failed);
    assert.equal(properties.status, "succeeded");
    for (const name of names.slice(1)) assert.ok(!(name in properties), name);
  });

  it("does not survive into a start that ECS refused", async () => {
    const { failingUp } = createStack(outOfMemory, { kind: "refused", reasons: ["RESOURCE:GPU"] });
    const first = await failingUp(release("v1", { startRetries: 0 }));
    const { properties } = await failingUp(release("v1", { startRetries: 0 }), first.properties);
    for (const name of names) assert.ok(!(name in properties), name);
  });

  it("is recorded with a success too where ECS said it in time", async () => {
    const { up } = createStack(exits(0));
    assert.deepEqual(some(await up(release("v1")), ...names), {
      exitCode: 0,
      stopCode: "EssentialContainerExited",
      stoppedReason: undefined,
      containerReason: undefined,
    });
  });

  it("is kept by a refresh, and by an update that runs nothing", async () => {
    const { up, failingUp, refresh } = createStack(outOfMemory, exits(0));
    const { properties } = await failingUp(release("v1"));
    assert.deepEqual(some(await refresh(properties), ...names), some(properties, ...names));
    const succeeded = await up(release("v1"), properties);
    const kept = await up(release("v1", { timeoutSeconds: 60 }), succeeded);
    assert.deepEqual(some(kept, ...names), some(succeeded, ...names));
  });

  it("is recorded without the secrets of the command, which ECS repeats", async () => {
    const told = 'unable to start: exec: "--token=s3cret": not found';
    for (const exitCode of [undefined, 127, 0]) {
      const aws = createInMemoryAws(() => ends(exitCode, "EssentialContainerExited", told, told));
      const command = ["rake", "--token=s3cret"];
      const news: DynamicProperties = {
        ...release("v1", { command, startRetries: 0 }),
        resourceUrn: urn,
        secretPaths: [["command", 1]],
      };
      const created = dynamicProvider(aws.host).create(news);
      const properties = await aws.clock.until(created).then(
        ({ outs }) => outs,
        (error) => (error instanceof RunFailure ? error.properties : assert.fail(error)),
      );
      const said = 'unable to start: exec: "[secret]": not found';
      assert.deepEqual(some(properties, "stoppedReason", "containerReason"), {
        stoppedReason: said,
        containerReason: said,
      });
      const { command: _input, ...outputs } = properties;
      assert.ok(!JSON.stringify(outputs).includes("s3cret"), JSON.stringify(outputs));
    }
  });
});

const exited = { name: "web", lastStatus: "STOPPED", exitCode: 0 };
