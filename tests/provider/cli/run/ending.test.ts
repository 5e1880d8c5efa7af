import * as assert from "node:assert/strict";
import { endOf, searchFor } from "../../../../provider/cli/run/ending";
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
const explain = `\`ecs-task explain ${taskArn}\` tells how it stands.`;
const asked = `ECS was asked to stop task a; its end is not waited for. ${explain}`;

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
  ["was left while it was being stopped", interrupted, { left: "SIGINT", stopped: "SIGINT" }, asked, asked],
  [
    "lost its connection while it was being stopped",
    lost,
    { stopped: "SIGINT" },
    `report\nECS was asked to stop it: ${explain}`,
    `report\nECS was asked to stop it: ${explain}`,
  ],
  [
    "was started again, and not named, after a start that was to be stopped",
    unfinished(new Interrupted(), { kind: "unknown" }),
    { left: "SIGTERM", stopped: "SIGINT" },
    "report",
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

describe("a command that is told at the end of a run", () => {
  const reach = { profile: "on call", endpoints: { ecs: "http://ecs.test", logs: "http://ecs.test" } };

  it("reaches the account that the run was in", () => {
    const left = { left: "SIGINT", stopped: "SIGINT" } as const;
    assert.match(
      endOf(interrupted, left, false, reach) ?? "",
      /`ecs-task explain \S+ --profile 'on call' --endpoint http:\/\/ecs\.test` tells/,
    );
    assert.match(
      searchFor("urn:pulumi:run-by-jo::1::ecs-task:run::migrate", "main", { region: "eu-west-1", reach }),
      /^aws ecs list-tasks --cluster main --started-by \S+ --region eu-west-1 --profile 'on call' --endpoint-url http/,
    );
  });
});
