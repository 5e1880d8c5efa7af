import * as assert from "node:assert/strict";
import { pacedReader } from "../../../provider/logs/paced";
import type { LogReader, Wanted } from "../../../provider/logs/reader";
import { throttled } from "../awsErrors";
import { createClock } from "../clock";
import { createInMemoryLogs } from "./inMemoryLogs";

const stream = (name: string, region = "eu-west-1") => ({ group: "hi-web", stream: name, region });

/** A paced reader, and the reads that it has made. */
function paced(answer: LogReader["read"] = async () => ({ events: [], cursor: "next", atEnd: false })) {
  const clock = createClock();
  const calls: string[] = [];
  const reader = pacedReader(
    {
      read(one, place) {
        calls.push(one.stream);
        return answer(one, place);
      },
      async last(one) {
        calls.push(`end of ${one.stream}`);
        return [];
      },
    },
    clock,
  );
  return { clock, calls, reader };
}

describe("a paced reader", () => {
  it("makes half of a region's calls, in the order they were asked for", async () => {
    const { clock, calls, reader } = paced();
    const numbers = Array.from({ length: 20 }, (_, n) => String(n));
    for (const name of numbers) void reader.read(stream(name), {});
    await clock.advance(990);
    assert.deepEqual(calls, numbers.slice(0, 5));
    await clock.advance(1_000);
    assert.deepEqual(calls, numbers.slice(0, 10));
  });

  it("makes more where the region takes more, and each region's at its own pace", async () => {
    const { clock, calls, reader } = paced();
    for (let n = 0; n < 40; n++) {
      void reader.read(stream("paris", "eu-west-3"), {});
      void reader.read(stream("dublin"), {});
    }
    await clock.advance(990);
    const made = (name: string) => calls.filter((call) => call === name).length;
    assert.deepEqual([made("paris"), made("dublin")], [15, 5]);
  });

  it("looks at the ends of streams first, and reads those that are waited for before those that are followed", async () => {
    const { clock, calls, reader } = paced();
    let wanted: Wanted = "soon";
    for (const name of ["a", "b", "c"]) void reader.read(stream(name), {});
    void reader.read(stream("ending"), {}, () => wanted);
    void reader.last(stream("d"), 1);
    await clock.advance(100);
    wanted = "first";
    await clock.advance(900);
    assert.deepEqual(calls, ["a", "ending", "end of d", "b", "c"]);
  });

  it("passes over whoever does not want to read any more, at once and without a call", async () => {
    const { clock, calls, reader } = paced();
    let wanted: Wanted = "soon";
    void reader.read(stream("a"), {});
    const detached = reader.read(stream("b"), { cursor: "here" }, () => wanted);
    void reader.read(stream("c"), {});
    wanted = "not";
    await clock.advance(200);
    assert.deepEqual(calls, ["a", "c"]);
    assert.deepEqual(await detached, { events: [], cursor: "here", atEnd: true });
  });

  it("leaves a region alone for two seconds when it throttles", async () => {
    const { clock, calls, reader } = paced(async ({ stream: name }) => {
      if (name === "a") throw throttled("logs:GetLogEvents");
      return { events: [], cursor: "next", atEnd: false };
    });
    const first = assert.rejects(reader.read(stream("a"), {}), throttled("logs:GetLogEvents"));
    void reader.read(stream("b"), {});
    await clock.advance(1_990);
    await first;
    assert.deepEqual(calls, ["a"]);
    await clock.advance(10);
    assert.deepEqual(calls, ["a", "b"]);
  });

  it("does not keep a call waiting when there was none for a while", async () => {
    const clock = createClock();
    const logs = createInMemoryLogs(clock);
    const reader = pacedReader(logs, clock);
    await clock.until(reader.read(stream("a"), {}));
    await clock.advance(5_000);
    const beganMs = clock.now();
    await clock.until(reader.read(stream("a"), {}));
    assert.equal(clock.now() - beganMs, 20);
  });
});
