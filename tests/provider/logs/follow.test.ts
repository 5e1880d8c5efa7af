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

  it("hands on each line once, however late it comes, and whenever cursors expire", async () => {
    const late = fc.record({
      atMs: fc.nat({ max: 60_000 }),
      lateMs: fc.constantFrom(0, 0, 0, 1, 5_000, 60_000),
    });
    const paging = fc.record({ pageSize: fc.integer({ min: 1, max: 5 }), sparse: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(late, { maxLength: 30 }),
        paging,
        fc.array(fc.nat({ max: 60_000 }), { maxLength: 3 }),
        async (lines, how, expiries) => {
          const { clock, logs, messages, errors, begin, write } = following(how);
          for (const [i, { atMs, lateMs }] of lines.entries()) write(atMs, `${i}`, lateMs);
          const follower = begin();
          let nowMs = 0;
          for (const atMs of expiries.sort((a, b) => a - b)) {
            await clock.advance(atMs - nowMs);
            nowMs = atMs;
            logs.expire();
          }
          await clock.until(follower.drain({ quietMs: 90_000, withinMs: 300_000 }));
          assert.deepEqual([...messages].sort(), lines.map((_, i) => `${i}`).sort());
          assert.deepEqual(errors, []);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("hands on two equal lines of one millisecond twice, and neither again when it looks back", async () => {
    const { clock, logs, messages, begin, write } = following();
    for (const line of [".", ".", "done"]) write(0, line);
    begin();
    await clock.advance(70_000);
    logs.expire();
    await clock.advance(70_000);
    assert.deepEqual(messages, [".", ".", "done"]);
  });

  it("finds within half a minute what came in late with a time that it had passed by", async () => {
    const { clock, messages, begin, write } = following();
    write(10_000, "second");
    write(20_000, "first", 15_000);
    begin();
    await clock.advance(20_000);
    assert.deepEqual(messages, ["second"]);
    await clock.advance(35_000);
    assert.deepEqual(messages, ["second", "first"]);
  });

  it("survives a stream that is deleted and comes again, and tells the lines of both", async () => {
    const { clock, logs, messages, errors, begin, write, forget } = following();
    write(0, "before");
    write(50_000, "after");
    begin();
    await clock.advance(10_000);
    forget();
    await clock.advance(50_000);
    logs.expire();
    await clock.advance(20_000);
    assert.deepEqual([messages, errors], [["before", "after"], []]);
  });

  it("shows a line within five seconds, and asks less often while nothing comes", async () => {
    const { clock, logs, messages, begin, write } = following();
    write(60_000, "late");
    begin();
    await clock.advance(60_000);
    assert.ok(logs.reads.length <= 16, `${logs.reads.length} reads in a silent minute`);
    await clock.advance(5_100);
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

  it("asks a stream that is never silent once a second", async () => {
    const { clock, logs, messages, begin, write } = following();
    for (const [i, line] of numbered(600).entries()) write(i * 100, line);
    begin();
    await clock.advance(62_000);
    assert.deepEqual(messages, numbered(600));
    assert.ok(logs.reads.length <= 62, `${logs.reads.length} reads in a minute`);
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

  it("looks back before it ends, for lines that came in late", async () => {
    const { clock, messages, begin, write } = following();
    write(4_000, "second");
    write(8_000, "first", 6_000);
    const follower = begin();
    await clock.advance(5_000);
    assert.equal(await clock.until(follower.drain(limit)), true);
    assert.deepEqual(messages, ["second", "first"]);
  });

  it("does not wait for a second look when nothing is waited for", async () => {
    const { clock, logs, begin, write, elapsedMs } = following();
    write(0, "line");
    const follower = begin();
    await clock.advance(10_000);
    const reads = logs.reads.length;
    assert.equal(await clock.until(follower.drain({ quietMs: 0, withinMs: 2_000 })), true);
    assert.ok(elapsedMs() <= 10_100, `${elapsedMs()} ms`);
    assert.equal(logs.reads.length, reads + 1);
  });

  it("says that it has not reached the end of a backlog in time, and hands on nothing more", async () => {
    const { clock, messages, begin, write } = following({ pageSize: 1_000, sparse: false });
    for (const line of numbered(100_000)) write(0, line);
    const follower = begin();
    assert.equal(await clock.until(follower.drain({ quietMs: 0, withinMs: 2_000 })), false);
    const handedOn = messages.length;
    await clock.advance(60_000);
    assert.equal(messages.length, handedOn);
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
