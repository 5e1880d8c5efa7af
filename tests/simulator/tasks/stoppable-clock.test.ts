import * as assert from "node:assert/strict";
import { createStoppableClock } from "../../../simulator/ecs/tasks";
import { createManualClock } from "./manual-clock";

describe("a stoppable clock", () => {
  it("keeps its appointments until it is stopped, and none after", () => {
    const clock = createManualClock();
    const stoppable = createStoppableClock(clock);
    const kept: string[] = [];
    stoppable.after(10, () => kept.push("first"));
    stoppable.after(20, () => kept.push("taken back"))();
    stoppable.after(30, () => kept.push("called off"));
    clock.move(20);
    stoppable.stop();
    stoppable.after(10, () => kept.push("too late"));
    clock.move(100);
    assert.deepEqual(kept, ["first"]);
    assert.equal(stoppable.now(), 120);
  });
});
