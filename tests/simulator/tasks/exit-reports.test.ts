import * as assert from "node:assert/strict";
import { createExitReports } from "../../../simulator/ecs/tasks/exit-reports";
import { createManualClock } from "./manual-clock";

const timing = { exitVisibleMs: 500, sidecarExitVisibleMs: 20_000 };

describe("the report of an exit", () => {
  const start = () => {
    const clock = createManualClock();
    const reported: string[] = [];
    const reports = createExitReports(clock, timing, (exits) => {
      reported.push(`${exits.map(({ name }) => name).join("+")} at ${clock.now()}`);
    });
    const exit = (name: string, urgency: "ends-task" | "leaves-task-running") =>
      reports.add({ name, exitCode: 0, exitedAtMs: clock.now() }, urgency);
    return { clock, reports, reported, exit };
  };

  it("comes soon when the exit ends the task, and late when the task goes on", () => {
    const { clock, reports, reported, exit } = start();
    exit("sidecar", "leaves-task-running");
    clock.move(19_999);
    assert.deepEqual(reported, []);
    assert.equal(reports.isEmpty(), false);
    clock.move(1);
    exit("app", "ends-task");
    clock.move(500);
    assert.deepEqual(reported, ["sidecar at 20000", "app at 20500"]);
    assert.equal(reports.isEmpty(), true);
  });

  it("takes earlier exits along, and tells each only once", () => {
    const { clock, reported, exit } = start();
    exit("sidecar", "leaves-task-running");
    clock.move(1_000);
    exit("app", "ends-task");
    clock.move(60_000);
    assert.deepEqual(reported, ["sidecar+app at 1500"]);
  });
});
