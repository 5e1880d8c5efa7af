import assert from "node:assert/strict";
import type { Evidence } from "./evidence";
import { call, effect } from "./happenings";
import { violations } from "./invariants";

const revision = "arn:aws:ecs:eu-west-1:123456789012:task-definition/s1:1";
const happened = (name: string, detail: object = {}) =>
  effect(name, { taskDefinitionArn: revision, ...detail });
const task = (exitCode: number, taskDefinitionArn = revision) => [
  happened("task-created"),
  happened("container-exited", { exitCode, taskDefinitionArn }),
  happened("task-stopped"),
];
const move = call("CreateService", { taskDefinition: revision });
const ran = (run_id: string, exit_code: number | null) => ({ run_id, exit_code });
const killed = { exitCode: null, output: "" };
const succeeded = { exitCode: 0, output: "" };
const state = (attempt: number, rest: object = {}) => ({
  pending: [],
  initErrors: [],
  task: { status: "succeeded", attempt, taskDefinitionArn: revision, ...rest },
});
const nothing = { pending: [], initErrors: [], task: undefined };

const kill = { kind: "blow", victims: "cli", signal: "SIGKILL", phase: "after" } as const;
const throttle = { kind: "weather", effect: { kind: "throttle" }, times: 4 } as const;
const quiet = { ...succeeded, journal: [call("DescribeClusters")] };

/** A CLI killed in the first create; the next `up` adopted its run. */
const good: Evidence = {
  scenario: "first create",
  release: "r1",
  disturbance: kill,
  struck: 1,
  mishaps: [],
  journal: [call("RunTask"), ...task(0), move],
  executions: [ran("a", 0)],
  active: [{ arn: revision, release: "r1" }],
  updates: [killed, succeeded],
  late: false,
  first: nothing,
  again: quiet,
  state: { ...state(1), pending: ["creating"] },
};
const { again: _, ...withoutAgain } = good;
const failedOnce: Evidence = {
  ...good,
  scenario: "failed attempt",
  disturbance: undefined,
  struck: 0,
  journal: [...task(3), ...task(0), move],
  executions: [ran("a", 3), ran("b", 0)],
  updates: [{ exitCode: 255, output: "" }, succeeded],
  first: state(1, { status: "failed" }),
  state: state(2),
};
const weather: Evidence = {
  ...good,
  disturbance: throttle,
  struck: 4,
  updates: [succeeded],
  first: state(1),
  state: state(1),
};

describe("The invariants of a cell", () => {
  it("hold for a run that was adopted, for a failure with its next attempt, and for weather that was ridden out", () => {
    assert.deepEqual(violations(good), []);
    assert.deepEqual(violations(failedOnce), []);
    assert.deepEqual(violations(weather), []);
  });

  const twice = { ...kill, signal: "SIGINT", again: true } as const;
  const other = `${revision}1`;
  const broken: readonly [title: string, evidence: Evidence, violation: RegExp][] = [
    ["the disturbance never struck", { ...good, struck: 0 }, /struck 0 times in place of 1/],
    ["the second Ctrl-C never came", { ...good, disturbance: twice }, /struck 1 times in place of 2/],
    ["there was nobody to hit", { ...good, mishaps: ["no provider"] }, /no provider/],
    ["it took too many ups", { ...good, updates: [killed, killed, succeeded] }, /took 3 ups/],
    ["weather took two ups", { ...weather, updates: [killed, succeeded] }, /took 2 ups/],
    [
      "an undisturbed up took two",
      { ...weather, disturbance: undefined, updates: [killed, succeeded] },
      /took 2 ups/,
    ],
    ["no up succeeded", { ...good, updates: [killed] }, /no up succeeded in 1 tries/],
    ["an up did not end", { ...good, late: true }, /did not end in its time/],
    ["weather ended the run", { ...weather, first: nothing }, /left the status "undefined"/],
    [
      "the migration ran twice",
      { ...good, executions: [ran("a", 0), ran("b", 0)] },
      /ran 2 times, ending with \[0,0\] in place of \[0\]/,
    ],
    ["it never ran", { ...good, executions: [] }, /ran 0 times/],
    ["it was cut off", { ...good, executions: [ran("a", null)] }, /ran 1 times/],
    [
      "a failure was taken for the verdict",
      { ...failedOnce, executions: [ran("a", 3)] },
      /\[3\] in place of \[3,0\]/,
    ],
    [
      "one run ran twice",
      { ...failedOnce, executions: [ran("a", 3), ran("a", 0)] },
      /one run ran more than once/,
    ],
    ["a run had no id", { ...good, executions: [{ run_id: null, exit_code: 0 }] }, /a run had no id/],
    [
      "the service went first",
      { ...good, journal: [move, ...task(0)] },
      /CreateService to .* came before a run of it had succeeded/,
    ],
    [
      "the service went after a failure",
      { ...failedOnce, journal: [...task(3), move, ...task(0)] },
      /came before a run/,
    ],
    [
      "the service was deployed anew before the run",
      { ...good, journal: [call("UpdateService", { forceNewDeployment: true }), ...task(0), move] },
      /UpdateService to undefined came before/,
    ],
    [
      "the service was deleted",
      { ...good, journal: [call("DeleteService"), ...task(0), move] },
      /DeleteService to undefined came before/,
    ],
    ["the service never went", { ...good, journal: task(0) }, /never went to what had succeeded/],
    [
      "the service could not go",
      {
        ...good,
        journal: [...task(0), call("CreateService", { taskDefinition: revision }, "ServerException")],
      },
      /never went/,
    ],
    [
      "the gate is another revision",
      { ...good, state: state(1, { taskDefinitionArn: other }) },
      /the gate is .*:11, and .*:1 had succeeded/,
    ],
    [
      "the gate's revision has other content",
      { ...good, active: [{ arn: revision, release: "r0" }] },
      /no ACTIVE revision of the release/,
    ],
    [
      "two revisions ran",
      { ...good, journal: [...task(0), ...task(0, other), move] },
      /2 revisions had a run that succeeded/,
    ],
    [
      "a second task was created",
      { ...good, journal: [...good.journal, happened("task-created"), happened("task-stopped")] },
      /2 tasks were created in place of 1/,
    ],
    [
      "a task was left",
      {
        ...good,
        journal: good.journal.filter((entry) => entry.kind !== "effect" || entry.name !== "task-stopped"),
      },
      /1 tasks were left in flight/,
    ],
    [
      "a task was stopped",
      { ...good, journal: [...good.journal, call("StopTask")] },
      /1 tasks were told to stop/,
    ],
    [
      "a twin revision is ACTIVE",
      { ...good, active: [...good.active, { arn: other, release: "r1" }] },
      /content of one release: r1,r1/,
    ],
    [
      "a twin of an earlier release is ACTIVE",
      { ...good, active: [...good.active, { arn: "2", release: "r0" }, { arn: "3", release: "r0" }] },
      /content of one release: r1,r0,r0/,
    ],
    ["the revision is gone", { ...good, active: [] }, /no ACTIVE revision of the release/],
    ["the state knows nothing", { ...good, state: nothing }, /the state says "undefined"/],
    ["the state has another attempt", { ...good, state: state(2) }, /attempt 2 in place of 1/],
    [
      "the state keeps an error",
      { ...good, state: { ...state(1), initErrors: ["failed"] } },
      /keeps an error: failed/,
    ],
    [
      "an update is pending",
      { ...good, state: { ...state(1), pending: ["updating"] } },
      /pending in the state: updating/,
    ],
    [
      "a create is pending though the CLI had time",
      { ...weather, state: { ...state(1), pending: ["creating"] } },
      /pending in the state: creating/,
    ],
    ["a second up changes", { ...good, again: { ...quiet, exitCode: 255 } }, /not without changes/],
    [
      "a second up runs",
      { ...good, again: { ...quiet, journal: [call("RunTask")] } },
      /a second up called RunTask/,
    ],
    ["there was no second up", withoutAgain, /no second up/],
  ];
  for (const [title, evidence, violation] of broken) {
    it(`are broken when ${title}`, () => {
      const found = violations(evidence);
      assert.ok(
        found.some((one) => violation.test(one)),
        `${violation} is not in ${JSON.stringify(found)}`,
      );
    });
  }
});
