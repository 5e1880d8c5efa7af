import * as assert from "node:assert/strict";
import { lostIn, warningsIn } from "../../../bench/scale/wholeUp";

const output = `Updating (bench):
 +  pulumi:pulumi:Stack bench-bench creating (0s) warning: told on the way
 +  pulumi-nodejs:dynamic/ecs-task:OneOffTask job-0 created (36s) task succeeded
 +  pulumi-nodejs:dynamic/ecs-task:OneOffTask job-1 creating (36s) error: exited with 1
 +  pulumi-nodejs:dynamic/ecs-task:OneOffTask job-1 **creating failed** error: exited with 1
 +  pulumi:pulumi:Stack bench-bench **creating failed** 1 error
Diagnostics:
  pulumi-nodejs:dynamic/ecs-task:OneOffTask (job-1):
    warning: told at the end
    error: exited with 1
Resources:
    + 2 created
`;

describe("What the engine prints of many tasks", () => {
  it("tells which of them were lost, and the stack is no task", () =>
    assert.deepEqual(lostIn(output), [
      " +  pulumi-nodejs:dynamic/ecs-task:OneOffTask job-1 **creating failed** error: exited with 1",
    ]));

  it("has each of its warnings once", () =>
    assert.deepEqual(warningsIn(output), ["    warning: told at the end"]));

  it("may have none", () => {
    assert.deepEqual(lostIn("Resources:\n    + 2 created\n"), []);
    assert.deepEqual(warningsIn("Resources:\n    + 2 created\n"), []);
  });
});
