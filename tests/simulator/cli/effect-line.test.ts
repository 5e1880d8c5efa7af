import * as assert from "node:assert/strict";
import { effectLine } from "../../../simulator/cli/effect-line";

describe("The command line's line for an effect", () => {
  const detail = {
    taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/default/0f3c",
    taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:2",
  };
  const line = (name: string, more: object) =>
    effectLine({ kind: "effect", seq: 1, at: 3_723_004, name, detail: { ...detail, ...more } });

  it("tells a container's exit with its code, or that there is none", () => {
    const told = "01:02:03.004 hi-web:2 0f3c container web exited";
    assert.equal(line("container-exited", { container: "web", exitCode: 0 }), `${told}: 0`);
    assert.equal(line("container-exited", { container: "web" }), `${told}: no exit code`);
  });

  it("tells a task's stop with its reason", () => {
    const stoppedReason = "Essential container in task exited";
    assert.equal(
      line("task-stopped", { stopCode: "EssentialContainerExited", stoppedReason }),
      `01:02:03.004 hi-web:2 0f3c task stopped: ${stoppedReason}`,
    );
  });

  it("is none for any other effect", () => {
    assert.equal(line("container-started", { container: "web" }), undefined);
  });
});
