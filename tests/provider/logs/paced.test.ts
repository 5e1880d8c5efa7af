import * as assert from "node:assert/strict";
import { pacedReader } from "../../../provider/logs/paced";
import { createClock } from "../clock";
import { createInMemoryLogs } from "./inMemoryLogs";

const stream = (name: string) => ({ group: "hi-web", stream: name, region: "eu-west-1" });

describe("a paced reader", () => {
  it("makes at most five calls a second, of whatever stream and kind, in the order they were asked for", async () => {
    const clock = createClock();
    const logs = createInMemoryLogs(clock);
    const calls: string[] = [];
    const paced = pacedReader(
      {
        read: (one, place) => {
          calls.push(one.stream);
          return logs.read(one, place);
        },
        last: (one, count) => {
          calls.push(`end of ${one.stream}`);
          return logs.last(one, count);
        },
      },
      clock,
    );
    for (let i = 0; i < 4; i++) {
      void paced.read(stream(`${i}`), {});
      void paced.last(stream(`${i}`), 1);
    }
    await clock.advance(990);
    assert.deepEqual(calls, ["0", "end of 0", "1", "end of 1", "2"]);
    await clock.advance(1_000);
    assert.equal(calls.length, 8);
  });

  it("does not keep a call waiting when there was none for a while", async () => {
    const clock = createClock();
    const logs = createInMemoryLogs(clock);
    const paced = pacedReader(logs, clock);
    await clock.until(paced.read(stream("a"), {}));
    await clock.advance(5_000);
    const beganMs = clock.now();
    await clock.until(paced.read(stream("a"), {}));
    assert.equal(clock.now() - beganMs, 20);
  });
});
