import * as assert from "node:assert/strict";
import { createTranscript } from "../../../provider/logs/transcript";
import { createClock } from "../clock";
import { createInMemoryLogs } from "./inMemoryLogs";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";
const limit = { quietMs: 0, withinMs: 2_000 };
const awslogs = {
  logDriver: "awslogs",
  options: { "awslogs-group": "hi-web", "awslogs-stream-prefix": "app" },
};

function transcribed(logConfiguration: object | undefined, tailLines = 100) {
  const clock = createClock();
  const logs = createInMemoryLogs(clock);
  const lines: string[] = [];
  const errors: unknown[] = [];
  const container = { name: "web", ...(logConfiguration && { logConfiguration }) } as never;
  const transcript = createTranscript(
    { container, region: "eu-west-1", tailLines },
    {
      reader: logs,
      clock,
      onLine: (line) => lines.push(line),
      shown: async () => {},
      onError: (error) => errors.push(error),
    },
  );
  const write = (...messages: string[]) => {
    for (const message of messages) logs.write("app/web/0123", clock.now(), message);
  };
  return { clock, logs, lines, errors, transcript, write };
}

describe("the transcript of a run", () => {
  it("shows each line as it comes, and keeps the last ones", async () => {
    const { clock, lines, transcript, write } = transcribed(awslogs, 2);
    write("one", "two");
    transcript.begin(arn);
    await clock.advance(100);
    assert.deepEqual(lines, ["one", "two"]);
    write("three");
    await clock.until(transcript.end(limit));
    assert.deepEqual(lines, ["one", "two", "three"]);
    assert.deepEqual(transcript.tail(), ["two", "three"]);
    assert.deepEqual(transcript.destination(), {
      kind: "stream",
      stream: { group: "hi-web", stream: "app/web/0123", region: "eu-west-1" },
    });
  });

  it("follows the stream once, however often it is begun", async () => {
    const { clock, lines, transcript, write } = transcribed(awslogs);
    write("one");
    for (let look = 0; look < 3; look++) transcript.begin(arn);
    await clock.until(transcript.end(limit));
    assert.deepEqual(lines, ["one"]);
  });

  it("goes over to the stream of another task, and keeps the last lines of that one alone", async () => {
    const { clock, logs, lines, transcript, write } = transcribed(awslogs);
    write("one");
    transcript.begin(arn);
    await clock.advance(5_000);
    logs.write("app/web/0456", clock.now(), "two");
    transcript.begin(arn.replace("0123", "0456"));
    await clock.until(transcript.end(limit));
    assert.deepEqual(lines, ["one", "two"]);
    assert.deepEqual(transcript.tail(), ["two"]);
    const destination = transcript.destination();
    assert.ok(destination.kind === "stream" && destination.stream.stream === "app/web/0456");
    const reads = logs.reads.length;
    await clock.advance(60_000);
    assert.equal(logs.reads.length, reads);
  });

  it("reads nothing when the output goes elsewhere", async () => {
    const { clock, logs, transcript } = transcribed(undefined);
    transcript.begin(arn);
    await clock.until(transcript.end(limit));
    assert.deepEqual([logs.reads, transcript.tail()], [[], []]);
    assert.equal(transcript.destination().kind, "elsewhere");
  });

  it("says that there was no task when it never began", async () => {
    const { clock, transcript } = transcribed(awslogs);
    await clock.until(transcript.end(limit), 0);
    assert.deepEqual(transcript.destination(), { kind: "elsewhere", because: "no task was started" });
  });

  it("hands on what the reader fails with, and keeps what it had", async () => {
    const { clock, logs, errors, transcript, write } = transcribed(awslogs);
    write("one");
    transcript.begin(arn);
    await clock.advance(100);
    const error = new Error("logs:GetLogEvents failed: AccessDeniedException");
    logs.fail(error);
    await clock.until(transcript.end(limit));
    assert.deepEqual([errors, transcript.tail()], [[error], ["one"]]);
  });
});
