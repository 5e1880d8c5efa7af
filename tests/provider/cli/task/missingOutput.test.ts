import assert from "node:assert/strict";
import { missingOutput } from "../../../../provider/cli/task/missingOutput";
import type { AnyTaskState } from "../../../../provider/diagnosis/anyTaskState";
import type { ReadableStream } from "../../../../provider/logs/readable";
import type { MissingLog } from "../../../../provider/logs/reader";
import { createUnseen } from "../../../../provider/logs/unseen";
import { ran, task } from "../../run/snapshots";

const streamOf = (container: string): ReadableStream => ({
  ...{ container, label: "" },
  stream: { group: "app", stream: `app/${container}/0123`, region: "eu-west-1" },
});
const readOf = (container: string, missing?: MissingLog) => ({
  ...{ container, soFar: { unseen: createUnseen() } },
  ...(missing !== undefined && { missing }),
});

const starting: AnyTaskState = { kind: "starting", task: task("PENDING") };
const over: AnyTaskState = { kind: "over", outcome: { kind: "succeeded", task: ran("STOPPED", undefined) } };
const neverRan: AnyTaskState = {
  kind: "over",
  outcome: { kind: "failed", task: task("STOPPED"), failure: { kind: "failed", cause: "neverStarted" } },
};

describe("what is said of output that is not there", () => {
  const noted: readonly [
    title: string,
    reads: ReturnType<typeof readOf>[],
    state: AnyTaskState | undefined,
    notes: RegExp[],
  ][] = [
    ["all is there", [readOf("web")], over, []],
    ["it has not begun", [readOf("web", "stream")], starting, [/"web" has written nothing yet/]],
    [
      "it never started",
      [readOf("web", "stream")],
      neverRan,
      [/never started\. `ecs-task explain` tells why/],
    ],
    [
      "one of two is not there",
      [readOf("web"), readOf("proxy", "stream")],
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
      assert.throws(() => missingOutput([streamOf("web")], [readOf("web", missing)], state), said);
    });
  }
});
