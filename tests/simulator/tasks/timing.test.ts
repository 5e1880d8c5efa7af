import * as assert from "node:assert/strict";
import { timings } from "../../../simulator/ecs/tasks";

describe("the timings", () => {
  it("of Fargate lie within what task events show: 0.6 to 10.8 s to the exit code, 12.7 to 23.6 s more to STOPPED", () => {
    const { exitVisibleMs, deprovisioningMs } = timings.fargate;
    assert.ok(exitVisibleMs >= 600 && exitVisibleMs <= 10_800, `${exitVisibleMs}`);
    assert.ok(deprovisioningMs >= 12_700 && deprovisioningMs <= 23_600, `${deprovisioningMs}`);
  });

  it("of EC2 show STOPPED within a second of the exit, but another container's exit only after 10 to 30 s", () => {
    const { exitVisibleMs, deprovisioningMs, sidecarExitVisibleMs } = timings.ec2;
    assert.ok(exitVisibleMs + deprovisioningMs <= 1_000);
    assert.ok(sidecarExitVisibleMs >= 10_000 && sidecarExitVisibleMs <= 30_000);
  });

  it("of a test let the exit code be seen before STOPPED", () => {
    assert.ok(timings.instant.deprovisioningMs > timings.instant.exitVisibleMs);
  });
});
