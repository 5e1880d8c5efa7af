import * as assert from "node:assert/strict";
import { type Plan, planRun, type Recorded, type Wanted } from "../../../provider/run/plan";
import { type RunPolicy, runPolicies } from "../../../provider/run/policy";
import { isUnknown, mark } from "../unknown";
import { existing, image, keep, replace, run, succeeded, wanted } from "./wanted";

const register = (...reasons: string[]): Plan => ({ kind: "register", reasons });
const imageChanged = "taskDefinition.containerDefinitions[0].image changed";

describe("the plan by the run policy", () => {
  type Plans = Readonly<Record<RunPolicy, Plan>>;
  const same = (plan: Plan): Plans => ({ onChange: plan, onTrigger: plan, always: plan, once: plan });
  const cases: readonly [title: string, before: Partial<Recorded>, now: Partial<Wanted>, plans: Plans][] = [
    ["nothing changed", {}, {}, { ...same(keep), always: run(1, "runPolicy is always") }],
    [
      "the definition changed",
      {},
      image("app:v2"),
      { ...same(register(imageChanged)), onChange: run(1, imageChanged), always: run(1, imageChanged) },
    ],
    [
      "the definition is not known yet",
      {},
      { definition: { kind: "inline", content: mark } },
      {
        ...same(register("taskDefinition is not known yet")),
        onChange: run(1, "taskDefinition is not known yet"),
        always: run(1, "taskDefinition is not known yet"),
      },
    ],
    [
      "another existing revision is named",
      existing("web:1"),
      existing("web:2"),
      {
        ...same(register("taskDefinitionArn changed")),
        onChange: run(1, "taskDefinitionArn changed"),
        always: run(1, "taskDefinitionArn changed"),
      },
    ],
    [
      "the command changed",
      {},
      { command: ["x"] },
      { ...same(keep), onChange: run(1, "command changed"), always: run(1, "command changed") },
    ],
    [
      "the overrides changed",
      { overrides: { cpu: "512" } },
      { overrides: { cpu: "1024" } },
      { ...same(keep), onChange: run(1, "overrides.cpu changed"), always: run(1, "overrides.cpu changed") },
    ],
    [
      "the triggers changed",
      {},
      { triggers: { version: 2 } },
      { ...same(run(1, "triggers.version changed")), once: keep },
    ],
    [
      "the triggers are not known yet",
      {},
      { triggers: mark },
      { ...same(run(1, "triggers is not known yet")), once: keep },
    ],
    [
      "definition and triggers changed",
      {},
      { ...image("app:v2"), triggers: { version: 2 } },
      {
        onChange: run(1, imageChanged, "triggers.version changed"),
        onTrigger: run(1, "triggers.version changed"),
        always: run(1, imageChanged, "triggers.version changed"),
        once: register(imageChanged),
      },
    ],
    [
      "the log group changed",
      { logGroup: "a" },
      { logGroup: "b" },
      { ...same(register("logs.group changed")), always: run(1, "runPolicy is always") },
    ],
    [
      "a refresh found the revision INACTIVE",
      { drift: "web:1 is INACTIVE" },
      {},
      { ...same(register("web:1 is INACTIVE")), always: run(1, "runPolicy is always") },
    ],
    [
      "the last run failed",
      { status: "failed", failure: "exited 1" },
      {},
      same(run(2, "attempt 1 exited 1")),
    ],
    [
      "the last run has no verdict",
      { status: "unfinished", failure: "interrupted" },
      {},
      same(run(1, "attempt 1 has no verdict yet: interrupted")),
    ],
    ["the cluster changed", {}, { cluster: "test" }, same(replace("cluster", "the cluster changed"))],
  ];
  for (const [title, before, now, plans] of cases) {
    for (const runPolicy of runPolicies) {
      it(`is told for ${runPolicy} when ${title}`, () => {
        const plan = planRun({ ...succeeded, ...before }, { ...wanted, ...now, runPolicy }, isUnknown);
        assert.deepEqual(plan, plans[runPolicy]);
      });
    }
    it(`is that of onChange without a policy when ${title}`, () => {
      const plan = planRun({ ...succeeded, ...before }, { ...wanted, ...now }, isUnknown);
      assert.deepEqual(plan, plans.onChange);
    });
  }

  it("is a first run for every policy", () => {
    for (const runPolicy of runPolicies) {
      assert.deepEqual(planRun(undefined, { ...wanted, runPolicy }, isUnknown), run(1, "it has not run yet"));
    }
  });

  it("takes no overrides and empty ones for the same", () => {
    assert.deepEqual(planRun(succeeded, { ...wanted, overrides: {} }, isUnknown), keep);
    assert.deepEqual(planRun({ ...succeeded, overrides: {} }, wanted, isUnknown), keep);
  });
});
