import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { throttled } from "../awsErrors";
import { following } from "./following";

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`);
const limit = { quietMs: 6_000, withinMs: 10_000 };

describe("following a log stream", () => {
  it("hands on all lines of several pages in their order", async () => {
    const { clock, messages, begin, write } = following({ pageSize: 10, sparse: false });
    for (const line of numbered(25)) write(0, line);
    begin();
    await clock.advance(3_000);
    assert.deepEqual(messages, numbered(25));
  });

  it("goes on behind an empty page that is not the end", async () => {
    const { clock, messages, begin, write } = following({ pageSize: 10, sparse: true });
    for (const line of numbered(25)) write(0, line);
    begin();
    await clock.advance(3_000);
    assert.deepEqual(messages, numbered(25));
  });

  it("waits for a stream that does not exist yet", async () => {
    const { clock, messages, errors, begin, write } = following();
    write(45_000, "at last");
    begin();
    await clock.advance(44_000);
    assert.deepEqual(messages, []);
    await clock.advance(5_000);
    assert.deepEqual([messages, errors], [["at last"], []]);
  });

  it("hands on each line once, whenever it comes and however it is paged", async () => {
    const lines = fc.array(fc.nat({ max: 30_000 }), { maxLength: 30 });
    const paging = fc.record({ pageSize: fc.integer({ min: 1, max: 5 }), sparse: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(lines, paging, fc.nat({ max: 30_000 }), async (times, how, drainAtMs) => {
        const { clock, messages, begin, write } = following(how);
        const inOrder = [...times].sort((a, b) => a - b);
        for (const [i, atMs] of inOrder.entries()) write(atMs, `${i}`);
        const follower = begin();
        await clock.advance(drainAtMs);
        await clock.until(follower.drain({ quietMs: 50_000, withinMs: 60_000 }));
        assert.deepEqual(
          messages,
          inOrder.map((_, i) => `${i}`),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("shows a line within some seconds, and asks less often while nothing comes", async () => {
    const { clock, logs, messages, begin, write } = following();
    write(60_000, "late");
    begin();
    await clock.advance(60_000);
    assert.ok(logs.reads.length <= 25, `${logs.reads.length} reads in a silent minute`);
    await clock.advance(3_100);
    assert.deepEqual(messages, ["late"]);
  });

  it("rides out throttling and outages, and loses and repeats nothing", async () => {
    const { clock, logs, messages, errors, begin, write } = following();
    for (const [i, line] of numbered(10).entries()) write(i * 1_000, line);
    begin();
    await clock.advance(3_000);
    logs.fail(throttled("logs:GetLogEvents"));
    await clock.advance(60_000);
    logs.fail(undefined);
    await clock.advance(30_000);
    assert.deepEqual([messages, errors], [numbered(10), []]);
  });

  it("reads a backlog with at most ten calls a second, which all of an account share in some regions", async () => {
    const { clock, logs, messages, begin, write } = following({ pageSize: 1, sparse: false });
    for (const line of numbered(50)) write(0, line);
    begin();
    await clock.advance(1_000);
    assert.ok(logs.reads.length <= 10, `${logs.reads.length} reads in a second`);
    await clock.advance(30_000);
    assert.deepEqual(messages, numbered(50));
  });

  it("ends at an error of the reader, and tells it once", async () => {
    const { clock, logs, errors, begin } = following();
    const error = new Error("logs:GetLogEvents failed: AccessDeniedException");
    const follower = begin();
    logs.fail(error);
    await clock.advance(60_000);
    assert.deepEqual([errors, logs.reads.length], [[error], 1]);
    await clock.until(follower.drain(limit), 0);
  });
});

describe("draining a log stream", () => {
  it("hands on what comes shortly after, and then ends", async () => {
    const { clock, logs, messages, begin, write, elapsedMs } = following();
    for (const [i, atMs] of [0, 5_500, 6_500, 8_000].entries()) write(atMs, `line ${i}`);
    const follower = begin();
    await clock.advance(5_000);
    await clock.until(follower.drain({ quietMs: 6_000, withinMs: 15_000 }));
    assert.deepEqual(messages, numbered(4));
    assert.ok(elapsedMs() >= 14_000 && elapsedMs() < 16_500, `${elapsedMs()} ms`);
    const reads = logs.reads.length;
    await clock.advance(60_000);
    assert.equal(logs.reads.length, reads);
  });

  it("looks at once, without waiting for the end of a pause", async () => {
    const { clock, messages, begin, write, elapsedMs } = following();
    write(0, "first");
    const follower = begin();
    await clock.advance(20_000);
    write(elapsedMs(), "last");
    await clock.until(follower.drain({ quietMs: 0, withinMs: 100 }));
    assert.deepEqual(messages, ["first", "last"]);
  });

  it("counts no silence from before it began: a container's last lines come after its exit", async () => {
    const { clock, messages, begin, write } = following();
    write(0, "migrating");
    write(31_500, "PG::UndefinedTable");
    const follower = begin();
    await clock.advance(30_000);
    await clock.until(follower.drain(limit));
    assert.deepEqual(messages, ["migrating", "PG::UndefinedTable"]);
  });

  it("ends in time when the reader hangs", async () => {
    const { clock, logs, begin, elapsedMs } = following();
    const follower = begin();
    await clock.advance(5_000);
    logs.hang();
    await clock.advance(5_000);
    await clock.until(follower.drain(limit));
    assert.equal(elapsedMs(), 20_000);
  });

  it("ends in time when the reader is throttled all along", async () => {
    const { clock, logs, begin, elapsedMs } = following();
    const follower = begin();
    logs.fail(throttled("logs:GetLogEvents"));
    await clock.until(follower.drain(limit));
    assert.ok(elapsedMs() <= 10_000, `${elapsedMs()} ms`);
    const reads = logs.reads.length;
    await clock.advance(600_000);
    assert.ok(logs.reads.length <= reads + 1, `${logs.reads.length - reads} reads after the end`);
  });

  it("ends in time when lines never end, and reads no more", async () => {
    const { clock, logs, begin, write, elapsedMs } = following();
    for (let atMs = 0; atMs < 60_000; atMs += 500) write(atMs, "tick");
    const follower = begin();
    await clock.advance(5_000);
    await clock.until(follower.drain(limit));
    assert.ok(elapsedMs() <= 15_000, `${elapsedMs()} ms`);
    await clock.advance(1_500);
    const reads = logs.reads.length;
    await clock.advance(20_000);
    assert.equal(logs.reads.length, reads);
  });

  it("ends in time when the stream never came to be", async () => {
    const { clock, begin, elapsedMs } = following();
    await clock.until(begin().drain(limit));
    assert.ok(elapsedMs() <= 10_000, `${elapsedMs()} ms`);
  });
});
