import * as assert from "node:assert/strict";
import { followLogs } from "../../../provider/logs/follow";
import { lastLines } from "../../../provider/logs/lastLines";
import type { ReadableStream } from "../../../provider/logs/readable";
import type { LogEvent } from "../../../provider/logs/reader";
import type { ReadSoFar } from "../../../provider/logs/readSoFar";
import { readThrough } from "../../../provider/logs/readThrough";
import { denied, throttled } from "../awsErrors";
import { createClock } from "../clock";
import { createInMemoryLogs } from "./inMemoryLogs";

const streamOf = (container: string, label = ""): ReadableStream => ({
  container,
  label,
  stream: { group: "hi-web", stream: `app/${container}/0123`, region: "eu-west-1" },
});

function opened(pageSize = 100, sparse = false) {
  const clock = createClock();
  const logs = createInMemoryLogs(clock, { pageSize, sparse });
  const lines: string[] = [];
  const ports = { reader: logs, clock, onLine: (line: string) => lines.push(line), shown: async () => {} };
  const begunMs = clock.now();
  const write = (container: string, afterMs: number, text: string) =>
    logs.write(`app/${container}/0123`, begunMs + afterMs, text);
  return { clock, logs, lines, ports, write };
}

describe("reading streams through", () => {
  it("shows the events of all streams by their time, whatever the size of a page", async () => {
    for (const [pageSize, sparse] of [
      [1, false],
      [2, true],
      [100, false],
    ] as const) {
      const { clock, lines, ports, write } = opened(pageSize, sparse);
      for (const [container, atMs] of [
        ["web", 1],
        ["proxy", 2],
        ["proxy", 3],
        ["web", 4],
        ["web", 5],
        ["proxy", 6],
      ] as const)
        write(container, atMs, `${atMs}`);
      await clock.advance(10);
      await clock.until(readThrough([streamOf("web", "web | "), streamOf("proxy", "proxy | ")], 0, ports));
      assert.deepEqual(lines, ["web | 1", "proxy | 2", "proxy | 3", "web | 4", "web | 5", "proxy | 6"]);
    }
  });

  it("leaves out what was written before a time", async () => {
    const { clock, lines, ports, write } = opened();
    write("web", 1, "old");
    write("web", 5, "new");
    const fromMs = clock.now() + 3;
    await clock.advance(10);
    await clock.until(readThrough([streamOf("web")], fromMs, ports));
    assert.deepEqual(lines, ["new"]);
  });

  it("ends though the container goes on writing faster than it is read", async () => {
    const { clock, lines, ports, write } = opened(1);
    for (let atMs = 0; atMs < 10_000; atMs += 5) write("web", atMs, `${atMs}`);
    await clock.until(readThrough([streamOf("web")], 0, ports), 1_000);
    assert.ok(lines.length > 0 && lines.length < 50, `${lines.length} lines`);
  });

  it("waits a throttled read out, and rejects with any other error", async () => {
    const { clock, logs, lines, ports, write } = opened();
    write("web", 0, "one");
    logs.fail(throttled("logs:GetLogEvents"));
    const reading = readThrough([streamOf("web")], 0, ports);
    await clock.advance(5_000);
    logs.fail(undefined);
    await clock.until(reading);
    assert.deepEqual(lines, ["one"]);
    const refused = denied("logs:GetLogEvents");
    logs.fail(refused);
    await assert.rejects(clock.until(readThrough([streamOf("web")], 0, ports)), refused);
  });

  it("tells which stream is not there", async () => {
    const { clock, logs, ports, write } = opened();
    write("web", 0, "one");
    const reader = {
      ...logs,
      read: async (...[stream, place]: Parameters<typeof logs.read>) => {
        const page = await logs.read(stream, place);
        return stream.stream === "app/proxy/0123" ? { ...page, missing: "stream" as const } : page;
      },
    };
    const read = await clock.until(
      readThrough([streamOf("web"), streamOf("proxy")], 0, { ...ports, reader }),
    );
    assert.deepEqual(
      read.map(({ container, missing }) => [container, missing]),
      [
        ["web", undefined],
        ["proxy", "stream"],
      ],
    );
    const last = await clock.until(lastLines([streamOf("proxy")], () => 5, { reader, clock }));
    assert.deepEqual(
      last.streams.map(({ missing }) => missing),
      ["stream"],
    );
  });
});

describe("the last lines of streams", () => {
  it("are as many of each, by their time", async () => {
    const { clock, ports, write } = opened();
    for (let atMs = 0; atMs < 6; atMs++) write(atMs % 2 === 0 ? "web" : "proxy", atMs, `${atMs}`);
    await clock.advance(10);
    const { lines } = await clock.until(
      lastLines([streamOf("web", "w "), streamOf("proxy", "p ")], () => 2, ports),
    );
    assert.deepEqual(lines, ["w 2", "p 3", "w 4", "p 5"]);
  });

  it("are lines, where an event has several", async () => {
    const { clock, ports, write } = opened();
    write("web", 0, "one\ntwo\nthree");
    const { lines } = await clock.until(lastLines([streamOf("web")], () => 2, ports));
    assert.deepEqual(lines, ["two", "three"]);
  });
});

describe("following a stream behind what was read of it", () => {
  const cases: readonly [
    title: string,
    read: (opened_: ReturnType<typeof opened>) => Promise<readonly { soFar: ReadSoFar }[]>,
    shown: string[],
  ][] = [
    ["all of it", ({ ports }) => readThrough([streamOf("web")], 0, ports), ["0", "1", "2"]],
    [
      "its last line",
      async ({ ports, lines }) => {
        const last = await lastLines([streamOf("web")], () => 1, ports);
        lines.push(...last.lines);
        return last.streams;
      },
      ["2"],
    ],
    [
      "none of its lines",
      async ({ ports }) => (await lastLines([streamOf("web")], () => 0, ports)).streams,
      [],
    ],
  ];
  for (const [title, read, shown] of cases) {
    it(`shows what comes after it once, also late, and nothing of before: ${title}`, async () => {
      const all = opened();
      const { clock, logs, lines, ports, write } = all;
      // In one millisecond, as a program prints them.
      for (const text of ["0", "1", "2"]) write("web", 0, text);
      await clock.advance(10);
      const [first] = await clock.until(read(all));
      assert.deepEqual(lines, shown);
      assert.ok(first);
      const onEvents = (events: readonly LogEvent[]) => {
        for (const { message } of events) lines.push(message);
      };
      const follower = followLogs(
        streamOf("web").stream,
        ports,
        { onEvents, onError: assert.fail },
        first.soFar,
      );
      logs.write("app/web/0123", clock.now() + 100, "late", 50);
      logs.write("app/web/0123", clock.now() + 1_000, "next");
      await clock.advance(60_000);
      await clock.until(follower.drain({ quietMs: 0, withinMs: 5_000 }));
      assert.deepEqual(lines, [...shown, "late", "next"]);
    });
  }

  it("shows all of a stream that was not there", async () => {
    const { clock, lines, ports, write } = opened();
    const { streams } = await clock.until(lastLines([streamOf("web")], () => 5, ports));
    write("web", 5_000, "first");
    const onEvents = (events: readonly LogEvent[]) => {
      for (const { message } of events) lines.push(message);
    };
    followLogs(streamOf("web").stream, ports, { onEvents, onError: assert.fail }, streams[0]?.soFar);
    await clock.advance(20_000);
    assert.deepEqual(lines, ["first"]);
  });
});
