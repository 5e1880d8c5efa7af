import * as assert from "node:assert/strict";
import { type Plan, planRun, type Recorded, type Wanted } from "../../../provider/run/plan";
import { isUnknown } from "../unknown";
import { keep, run, succeeded, wanted } from "./wanted";

describe("the plan", () => {
  const cases: readonly [title: string, before: Partial<Recorded>, now: Partial<Wanted>, plan: Plan][] = [
    ["keeps what succeeded and is wanted as before", {}, {}, keep],
    ["keeps a later attempt that succeeded", { attempt: 3 }, {}, keep],
    [
      "keeps when a cluster's name became its ARN",
      {},
      { cluster: "arn:aws:ecs:eu-west-1:1:cluster/prod" },
      keep,
    ],
    [
      "keeps when the recorded ARN became the name",
      { cluster: "arn:aws:ecs:eu-west-1:1:cluster/prod" },
      {},
      keep,
    ],

    [
      "runs what failed again, as the next attempt",
      { status: "failed", attempt: 2, failure: "exited 1" },
      {},
      run(3, "attempt 2 exited 1"),
    ],
    [
      "counts on after a failure though something changed",
      { status: "failed", attempt: 1, failure: "exited 1" },
      { command: ["x"] },
      run(2, "attempt 1 exited 1"),
    ],
    [
      "says that an attempt failed where the state does not tell how",
      { status: "failed", attempt: 1 },
      {},
      run(2, "attempt 1 failed"),
    ],
    [
      "goes on with an unfinished attempt under the same number",
      { status: "unfinished", attempt: 2, failure: "ecs:DescribeTasks failed" },
      {},
      run(2, "attempt 2 has no verdict yet: ecs:DescribeTasks failed"),
    ],

    [
      "registers again, without a run, what a refresh found INACTIVE",
      { drift: "web:1 is INACTIVE" },
      {},
      { kind: "register", reasons: ["web:1 is INACTIVE"] },
    ],
    [
      "runs rather than registers when something changed too",
      { drift: "web:1 is INACTIVE" },
      { command: ["x"] },
      run(1, "command changed"),
    ],
    [
      "runs rather than registers after a failure",
      { status: "failed", failure: "exited 1", drift: "gone" },
      {},
      run(2, "attempt 1 exited 1"),
    ],
  ];
  for (const [title, before, now, plan] of cases) {
    it(title, () =>
      assert.deepEqual(planRun({ ...succeeded, ...before }, { ...wanted, ...now }, isUnknown), plan),
    );
  }

  it("runs what has never run", () => {
    assert.deepEqual(planRun(undefined, wanted, isUnknown), run(1, "it has not run yet"));
  });

  it("takes an empty environment for none, as RunTask does", () => {
    const { environment: _environment, ...bare } = wanted;
    const before: Recorded = { ...bare, status: "succeeded", attempt: 1 };
    assert.deepEqual(planRun(before, { ...bare, environment: {} }, isUnknown), keep);
    assert.deepEqual(planRun({ ...before, environment: {} }, bare, isUnknown), keep);
  });
});
