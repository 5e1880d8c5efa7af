import * as assert from "node:assert/strict";
import type { Fate } from "../run/life";
import { exits, neverStarts } from "../run/lives";
import { createStack, release, some } from "./stack";

describe("an `up` whose first start never ran", () => {
  const noCapacity: Fate = { kind: "refused", reasons: ["RESOURCE:MEMORY"] };
  const noInterface = neverStarts("Timeout waiting for network interface provisioning to complete.");

  it("says so and why, and starts again", async () => {
    const { up, lines, tasks } = createStack(noCapacity, exits(0));
    const properties = await up(release("v1"));
    assert.deepEqual(lines, [
      'will run "rake db:migrate" because it has not run yet',
      "the task was refused by ECS: RESOURCE:MEMORY; starting again in 4 s",
    ]);
    assert.deepEqual(some(properties, "status", "attempt", "recordedRuns", "taskArn"), {
      status: "succeeded",
      attempt: 1,
      recordedRuns: 1,
      taskArn: tasks.started[0],
    });
  });

  it("follows the output of the task that ran, and names its log", async () => {
    const { failingUp, lines, logs, clock } = createStack(noInterface, exits(1));
    logs.write("app/web/0002", clock.now() + 16_000, "PG::UndefinedTable");
    const { properties, message } = await failingUp(release("v1"));
    assert.equal(properties.logStream, "hi-web:app/web/0002");
    assert.ok(lines.includes("PG::UndefinedTable"), lines.join("\n"));
    assert.ok(message.includes("  | PG::UndefinedTable"), message);
  });

  it("goes on with the next start after a crash in between", async () => {
    const { up, killedUp, tasks } = createStack(noInterface, exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 2);
    const properties = await up(release("v1"));
    assert.deepEqual([properties.status, tasks.started.length], ["succeeded", 2]);
  });
});
