import * as assert from "node:assert/strict";
import { endOf } from "../../../../provider/cli/run/ending";
import type { Disturbance } from "../../../../provider/cli/run/exitStatus";
import type { RunRecord } from "../../../../provider/resource/runRecord";
import { Interrupted } from "../../../../provider/run/interrupt";
import type { Reached } from "../../../../provider/run/reached";

const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/main/a";
const unfinished = (cause: Error, reached: Reached = { kind: "task", taskArn }): RunRecord => ({
  kind: "unfinished",
  outputs: { status: "unfinished" },
  ...{ reached, cause },
  report: "report",
});
const [interrupted, lost] = [unfinished(new Interrupted()), unfinished(new Error("lost"))];
const asked = `ECS was asked to stop it: \`ecs-task explain ${taskArn}\` tells how it stands`;

const cases: readonly [
  title: string,
  record: RunRecord,
  outside: Disturbance,
  told: string | undefined,
  quietly: string | undefined,
][] = [
  ["was left by a signal", interrupted, { left: "SIGINT" }, undefined, "report"],
  ["was detached from", interrupted, { left: "detach" }, undefined, undefined],
  ["lost its connection", lost, {}, "report", "report"],
  [
    "was left while it was being stopped",
    interrupted,
    { left: "SIGINT", stopped: "SIGINT" },
    asked,
    `report\n${asked}`,
  ],
  [
    "was to be stopped, and never named",
    unfinished(new Interrupted(), { kind: "unknown" }),
    { left: "SIGTERM", stopped: "SIGINT" },
    undefined,
    "report",
  ],
];

describe("what is said of the end of a run that", () => {
  for (const [title, record, outside, told, quietly] of cases) {
    it(`${title}, besides what was told already`, () => {
      assert.equal(endOf(record, outside, false), told);
      assert.equal(endOf(record, outside, true), quietly);
    });
  }
});
