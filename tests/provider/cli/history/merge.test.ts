import * as assert from "node:assert/strict";
import { mergeRuns, newestFirst, type Sources } from "../../../../provider/cli/history/merge";
import type { PastRun } from "../../../../provider/cli/history/pastRun";
import { pastRun, revision, without } from "./samples";

const receipt = pastRun(2, { reason: "cut..." });
const inState = pastRun(2);
const inEcs = without(pastRun(2, { stoppedAt: "2026-01-02T03:04:31.000Z" }), "reason", "attempt");
const refused = (day: number, attempt = 1) =>
  without(
    pastRun(day, { status: "failed", attempt, failure: "was refused" }),
    "startedAt",
    "exitCode",
    "taskId",
  );

describe("the runs of a resource", () => {
  const cases: readonly (readonly [what: string, sources: Sources, runs: readonly PastRun[]])[] = [
    ["there may be none", { receipts: [], ecs: [] }, []],
    [
      "one is told once, though all tell of it",
      { state: inState, receipts: [receipt], ecs: [inEcs] },
      [inState],
    ],
    ["a receipt tells what ECS does not", { receipts: [receipt], ecs: [inEcs] }, [receipt]],
    [
      "what was judged at its end counts, whatever the task looks like now",
      {
        receipts: [pastRun(2, { status: "failed", failure: "did not finish within timeoutSeconds (60)" })],
        ecs: [inEcs],
      },
      [pastRun(2, { status: "failed", failure: "did not finish within timeoutSeconds (60)" })],
    ],
    [
      "one has run the revision that its receipt is on, whatever the state has registered since",
      { state: pastRun(2, { taskDefinitionArn: revision(3) }), receipts: [pastRun(2)], ecs: [] },
      [pastRun(2)],
    ],
    ["ECS alone tells of one", { receipts: [], ecs: [inEcs] }, [inEcs]],
    [
      "those of different tasks are several",
      { state: pastRun(3), receipts: [receipt], ecs: [pastRun(4)] },
      [pastRun(3), receipt, pastRun(4)],
    ],
    [
      "one that an `up` left is in flight as ECS has it, for the reason and attempt that the state has",
      {
        state: pastRun(2, { status: "unknown", failure: "was interrupted", exitCode: 7 }),
        receipts: [],
        ecs: [without({ ...inEcs, status: "running" }, "stoppedAt", "exitCode")],
      },
      [pastRun(2, { status: "running", exitCode: 7 })],
    ],
    [
      "one that an `up` left has ended as ECS has it",
      {
        state: without(
          pastRun(2, { status: "unknown", failure: "was interrupted" }),
          "startedAt",
          "stoppedAt",
          "exitCode",
        ),
        receipts: [],
        ecs: [{ ...inEcs, status: "failed", exitCode: 3, failure: "exited 3" }],
      },
      [
        pastRun(2, {
          status: "failed",
          exitCode: 3,
          failure: "exited 3",
          stoppedAt: "2026-01-02T03:04:31.000Z",
        }),
      ],
    ],
    [
      "one that an `up` left stays so where nobody else tells of it",
      {
        state: pastRun(2, { status: "unknown", failure: "was interrupted" }),
        receipts: [],
        ecs: [],
      },
      [pastRun(2, { status: "unknown", failure: "was interrupted" })],
    ],
    [
      "one that RunTask refused has its time from its receipt",
      {
        state: without(refused(5, 2), "stoppedAt"),
        receipts: [refused(4, 2), refused(5, 2)],
        ecs: [],
      },
      [refused(5, 2), refused(4, 2)],
    ],
    [
      "one that was refused is another than the attempt before it",
      {
        state: without(refused(5, 3), "stoppedAt"),
        receipts: [refused(4, 2)],
        ecs: [],
      },
      [without(refused(5, 3), "stoppedAt"), refused(4, 2)],
    ],
  ];
  for (const [what, sources, runs] of cases) {
    it(`are merged: ${what}`, () => assert.deepEqual(mergeRuns(sources), runs));
  }

  it("are shown newest first, and one that nobody knows the time of before all others", () => {
    const [one, two, three] = [pastRun(1), pastRun(2), pastRun(3)];
    const never = refused(2);
    const nowhere = without(never, "stoppedAt");
    assert.deepEqual(newestFirst([two, never, three, nowhere, one]), [nowhere, three, never, two, one]);
  });
});
