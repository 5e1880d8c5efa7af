import * as assert from "node:assert/strict";
import { throttled } from "../awsErrors";
import { logging, taskArn, transcribed } from "./transcribed";

const web = logging("web");
const numbered = (count: number, name = "line") => Array.from({ length: count }, (_, i) => `${name} ${i}`);

describe("the transcript of a run", () => {
  it("shows each line as it comes, and keeps the last ones", async () => {
    const { clock, lines, transcript, write } = transcribed([web], { tailLines: 2 });
    write("one", "two");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(100);
    assert.deepEqual(lines, ["one", "two"]);
    write("three");
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual(lines, ["one", "two", "three"]);
    assert.deepEqual(transcript.tail(), ["two", "three"]);
    assert.deepEqual(transcript.destination(), {
      kind: "stream",
      stream: { group: "hi-web", stream: "app/web/0123", region: "eu-west-1" },
    });
  });

  it("follows the stream once, however often it is begun", async () => {
    const { clock, lines, transcript, write } = transcribed([web]);
    write("one");
    for (let look = 0; look < 3; look++) {
      transcript.begin(taskArn);
      transcript.follow();
    }
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual(lines, ["one"]);
  });

  it("goes over to the stream of another task, and keeps the last lines of that one alone", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web]);
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(5_000);
    logs.write("app/web/0456", clock.now(), "two");
    transcript.begin(taskArn.replace("0123", "0456"));
    transcript.follow();
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual(lines, ["one", "two"]);
    assert.deepEqual(transcript.tail(), ["two"]);
    const destination = transcript.destination();
    assert.ok(destination.kind === "stream" && destination.stream.stream === "app/web/0456");
    await clock.advance(20_000);
    const reads = logs.reads.length;
    await clock.advance(60_000);
    assert.equal(logs.reads.length, reads);
  });

  it("reads nothing when the output goes elsewhere, and says where it goes", async () => {
    const { clock, logs, lines, transcript } = transcribed([{ name: "web" }]);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"));
    assert.deepEqual([logs.reads, logs.looks, transcript.tail()], [[], [], []]);
    const destination = transcript.destination();
    assert.ok(destination.kind === "elsewhere");
    assert.deepEqual(lines, [`no output to show: ${destination.because}`]);
  });

  it("says that there was no task when it never began", async () => {
    const { clock, transcript } = transcribed([web]);
    await clock.until(transcript.end("failed"), 0);
    assert.deepEqual(transcript.destination(), { kind: "elsewhere", because: "no task was started" });
  });

  it("tells once what the reader fails with, and keeps what it had", async () => {
    const { clock, logs, errors, transcript, write } = transcribed([web]);
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(100);
    const error = new Error("logs:GetLogEvents failed: AccessDeniedException");
    logs.fail(error);
    await clock.until(transcript.end("failed"));
    assert.deepEqual([errors, transcript.tail()], [[["web", error]], ["one"]]);
  });

  it("shows every line of an event, without what a terminal would take for a command", async () => {
    const { clock, lines, transcript, write } = transcribed([web]);
    write("\u001b[31mError\u001b[0m\n\tat main\n", " 10%\r100%");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"));
    assert.deepEqual(lines, ["Error", "\tat main", "100%"]);
    assert.deepEqual(transcript.tail(), lines);
  });
});

describe("the transcript of several containers", () => {
  const proxy = logging("proxy");

  it("names the container before each line, and each one's lines are in order", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web, proxy]);
    write("web 1", "web 2");
    logs.write("app/proxy/0123", clock.now() + 10, "proxy 1");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(500);
    assert.deepEqual([...lines].sort(), ["proxy | proxy 1", "web | web 1", "web | web 2"]);
    await clock.until(transcript.end("failed"));
    assert.deepEqual(transcript.tail(), ["web | web 1", "web | web 2", "proxy | proxy 1"]);
  });

  it("names none where only the judged one's output can be read", async () => {
    const { clock, lines, transcript, write } = transcribed([web, { name: "proxy" }]);
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual(lines, ["one"]);
  });

  it("names another one that is the only one to be read, such as the log router", async () => {
    const { clock, logs, lines, transcript } = transcribed([{ name: "web" }, logging("log_router")]);
    logs.write("app/log_router/0123", clock.now(), "[ warn] retrying");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"));
    assert.equal(lines[1], "log_router | [ warn] retrying");
    assert.deepEqual(transcript.tail(), ["log_router | [ warn] retrying"]);
  });

  it("keeps the judged one's last lines, however much another one says", async () => {
    const { clock, logs, transcript, write } = transcribed([web, proxy], { tailLines: 10 });
    write(...numbered(10, "web"));
    for (const line of numbered(5_000, "proxy")) logs.write("app/proxy/0123", clock.now() + 1, line);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"));
    assert.deepEqual(transcript.tail(), [
      ...numbered(10, "web | web"),
      "proxy | proxy 4998",
      "proxy | proxy 4999",
    ]);
  });

  it("goes on with the others when one cannot be read", async () => {
    const { clock, logs, errors, lines, transcript } = transcribed([web, proxy]);
    const read = logs.read;
    const error = new Error("denied");
    logs.read = (stream, place) =>
      stream.stream.includes("proxy") ? Promise.reject(error) : read(stream, place);
    logs.write("app/web/0123", clock.now() + 10_000, "still here");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(14_000);
    assert.deepEqual([errors, lines], [[["proxy", error]], ["web | still here"]]);
    await clock.until(transcript.end("succeeded"));
  });

  it("asks three streams together at most three times a second, and once a second when they are silent", async () => {
    const { clock, logs, transcript, write } = transcribed([web, proxy, logging("cache")]);
    for (const name of ["web", "proxy", "cache"]) {
      for (let ms = 0; ms < 60_000; ms += 50) logs.write(`app/${name}/0123`, clock.now() + ms, `${ms}`);
    }
    write("first");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(60_000);
    assert.ok(logs.reads.length <= 3 * 62, `${logs.reads.length} reads in a minute`);
    await clock.advance(30_000);
    const before = logs.reads.length;
    await clock.advance(60_000);
    assert.ok(logs.reads.length - before <= 3 * 25, `${logs.reads.length - before} reads in a silent minute`);
  });
});

describe("the transcript of a run whose output is not streamed", () => {
  it("reads nothing before the end, and nothing at all for a success", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web], { stream: false });
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(600_000);
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual([logs.reads, logs.looks, lines, transcript.tail()], [[], [], [], []]);
  });

  it("reads the last lines for a failure, also those that come 5 s after the exit, and shows none", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web], { stream: false, tailLines: 2 });
    write("one", "two");
    logs.write("app/web/0123", clock.now() + 65_000, "PG::UndefinedTable");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(60_000);
    await clock.until(transcript.end("failed"), 15_000);
    assert.deepEqual([lines, transcript.tail()], [[], ["two", "PG::UndefinedTable"]]);
  });

  it("reads nothing for a failure whose error repeats nothing", async () => {
    const { clock, logs, transcript, write } = transcribed([web], { stream: false, tailLines: 0 });
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"), 0);
    assert.deepEqual([logs.reads, logs.looks, transcript.tail()], [[], [], []]);
  });

  it("waits out throttling, and ends in time when it lasts, or when nobody answers", async () => {
    for (const trouble of ["throttled", "hanging", "brief"] as const) {
      const { clock, logs, errors, transcript, write } = transcribed([web], { stream: false });
      write("one");
      transcript.begin(taskArn);
      transcript.follow();
      if (trouble === "hanging") logs.hang();
      else logs.fail(throttled("logs:GetLogEvents"));
      const ended = transcript.end("failed");
      await clock.advance(3_000);
      if (trouble === "brief") logs.fail(undefined);
      await clock.until(ended, 12_000);
      assert.deepEqual([errors, transcript.tail()], [[], trouble === "brief" ? ["one"] : []]);
    }
  });

  it("tells once that it may not read them", async () => {
    const { clock, logs, errors, transcript } = transcribed([web], { stream: false });
    const error = new Error("denied");
    logs.fail(error);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"), 1_000);
    assert.deepEqual(errors, [["web", error]]);
  });
});

describe("a transcript and the gate", () => {
  it("reads nothing before a container may have written something", async () => {
    const { clock, logs, transcript } = transcribed([web]);
    transcript.begin(taskArn);
    await clock.advance(60_000);
    assert.deepEqual(logs.reads, []);
    transcript.follow();
    transcript.follow();
    await clock.advance(500);
    assert.equal(logs.reads.length, 1);
  });

  it("has the lines of a container that was over before it was followed", async () => {
    const { clock, lines, transcript, write } = transcribed([web]);
    write("one");
    transcript.begin(taskArn);
    await clock.until(transcript.end("succeeded"), 200);
    assert.deepEqual([lines, transcript.tail()], [["one"], ["one"]]);
  });

  it("waits a fifth of a second at most for the lines that are there", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web]);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(5_000);
    write("one");
    const startMs = clock.now();
    await clock.until(transcript.end("succeeded"));
    assert.deepEqual(lines, ["one"]);
    assert.ok(clock.now() - startMs <= 50, "as long as one read takes");

    const hanging = transcribed([web]);
    hanging.logs.hang();
    hanging.transcript.begin(taskArn);
    await hanging.clock.until(hanging.transcript.end("succeeded"), 200);
    assert.ok(logs.reads.length > 0);
  });

  it("shows lines that come in after the gate has opened, while others wait for what it gates", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web]);
    write("one");
    transcript.begin(taskArn);
    await clock.until(transcript.end("succeeded"), 200);
    await clock.advance(4_000);
    write("two");
    await clock.advance(4_000);
    assert.deepEqual(lines, ["one", "two"]);
    await clock.advance(60_000);
    const reads = logs.reads.length;
    assert.ok(reads <= 12, `${reads} reads`);
    await clock.advance(60_000);
    assert.equal(logs.reads.length, reads);
  });
});

describe("the end of a transcript", () => {
  it("has the true last lines though a backlog was not read to its end", async () => {
    const paging = { pageSize: 10, sparse: false };
    const { clock, logs, transcript, write } = transcribed([web], { tailLines: 3 }, paging);
    for (const line of numbered(20_000)) write(line);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"), 20_000);
    assert.deepEqual(transcript.tail(), ["line 19997", "line 19998", "line 19999"]);
    assert.deepEqual(logs.looks, ["app/web/0123"]);
  });

  it("has the true last lines though the engine shows none", async () => {
    const { clock, transcript, write, display } = transcribed([web], { tailLines: 1 });
    write("one");
    display.shown = () => new Promise(() => {});
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(1_000);
    write("two");
    await clock.until(transcript.end("failed"), 36_000);
    assert.deepEqual(transcript.tail(), ["two"]);
  });

  it("reads no end of a stream whose end was reached", async () => {
    const { clock, logs, transcript, write } = transcribed([web]);
    write("one");
    transcript.begin(taskArn);
    transcript.follow();
    await clock.until(transcript.end("failed"));
    assert.deepEqual([logs.looks, transcript.tail()], [[], ["one"]]);
  });

  it("takes no more than 2 s after a success, whatever happens", async () => {
    for (const trouble of ["hang", "throttle", "backlog", "engine"] as const) {
      const { clock, logs, transcript, write, display } = transcribed(
        [web],
        {},
        { pageSize: 1_000, sparse: false },
      );
      for (const line of numbered(trouble === "backlog" ? 100_000 : 1)) write(line);
      transcript.begin(taskArn);
      transcript.follow();
      if (trouble === "hang") logs.hang();
      if (trouble === "throttle") logs.fail(throttled("logs:GetLogEvents"));
      if (trouble === "engine") display.shown = () => new Promise(() => {});
      await clock.advance(500);
      await clock.until(transcript.end("succeeded"), 2_000);
    }
  });

  it("leaves no reader behind, and shows nothing any more", async () => {
    const { clock, logs, lines, transcript, write } = transcribed([web]);
    transcript.begin(taskArn);
    transcript.follow();
    await clock.advance(5_000);
    await clock.until(transcript.end("detached"), 0);
    write("too late");
    await clock.advance(1_000);
    const reads = logs.reads.length;
    await clock.advance(600_000);
    assert.deepEqual([logs.reads.length, lines], [reads, []]);
  });
});
