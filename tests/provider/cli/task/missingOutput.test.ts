import assert from "node:assert/strict";
import { missingOutput } from "../../../../provider/cli/task/missingOutput";
import type { AnyTaskState } from "../../../../provider/diagnosis/anyTaskState";
import type { ReadableStream } from "../../../../provider/logs/readable";
import type { MissingLog } from "../../../../provider/logs/reader";
import type { StreamRead } from "../../../../provider/logs/readThrough";
import { createUnseen } from "../../../../provider/logs/unseen";
import { ran, task } from "../../run/snapshots";

const streamOf = (container: string): ReadableStream => ({
  ...{ container, label: "" },
  stream: { group: "app", stream: `app/${container}/0123`, region: "eu-west-1" },
});
const notRead = (container: string, missing?: MissingLog, fromMs = 0): StreamRead => ({
  ...{ container, soFar: { unseen: createUnseen(), fromMs } },
  ...(missing !== undefined && { missing }),
});
const lineRead = (container: string): StreamRead => {
  const unseen = createUnseen();
  unseen.of([{ timestamp: 1, ingestionTime: 1, message: "hello" }]);
  return { container, soFar: { unseen } };
};

const starting: AnyTaskState = { kind: "starting", task: task("PENDING") };
const over: AnyTaskState = { kind: "over", outcome: { kind: "succeeded", task: ran("STOPPED", undefined) } };
const neverRan: AnyTaskState = {
  kind: "over",
  outcome: { kind: "failed", task: task("STOPPED"), failure: { kind: "failed", cause: "neverStarted" } },
};

describe("what is said of output that is not there", () => {
  const noted: readonly [
    title: string,
    reads: StreamRead[],
    state: AnyTaskState | undefined,
    notes: RegExp[],
  ][] = [
    ["all is there", [lineRead("web")], over, []],
    ["nothing was written", [notRead("web")], over, [/^container "web" has written nothing$/]],
    [
      "nor could be",
      [notRead("web")],
      neverRan,
      [/has written nothing: it never started\. `ecs-task explain`/],
    ],
    ["nor yet", [notRead("web")], starting, [/^container "web" has written nothing yet$/]],
    ["nor before ECS forgot the task", [notRead("web")], undefined, [/has written nothing$/]],
    [
      "nor since a time",
      [notRead("web", undefined, Date.UTC(2026, 0, 2))],
      over,
      [/has written nothing since 2026-01-02T00:00:00\.000Z$/],
    ],
    ["it has not begun", [notRead("web", "stream")], starting, [/"web" has written nothing yet/]],
    [
      "it never started",
      [notRead("web", "stream")],
      neverRan,
      [/never started\. `ecs-task explain` tells why/],
    ],
    [
      "one of two is not there",
      [lineRead("web"), notRead("proxy", "stream")],
      over,
      [/no stream "app\/proxy\/0123"/],
    ],
  ];
  for (const [title, reads, state, notes] of noted) {
    it(`is a note: ${title}`, () => {
      const said = missingOutput(
        reads.map(({ container }) => streamOf(container)),
        reads,
        state,
      );
      assert.equal(said.length, notes.length);
      for (const [index, note] of notes.entries()) assert.match(said[index] ?? "", note);
    });
  }

  for (const [missing, state, said] of [
    ["group", over, /log group "app" \(eu-west-1\), which container "web" logs to, is not there/],
    ["stream", over, /has no stream "app\/web\/0123": it was deleted, or container "web" has never started/],
    ["stream", undefined, /has no stream/],
  ] as const) {
    it(`is an error where nothing is: the ${missing} is gone, ${state === undefined ? "ECS has forgotten the task" : "the task is over"}`, () => {
      assert.throws(() => missingOutput([streamOf("web")], [notRead("web", missing)], state), said);
    });
  }
});
