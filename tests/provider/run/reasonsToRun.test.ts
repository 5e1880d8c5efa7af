import * as assert from "node:assert/strict";
import { type Plan, planRun, type Recorded, type Wanted } from "../../../provider/run/plan";
import { isUnknown, mark } from "../unknown";
import { existing, image, keep, run, succeeded, wanted } from "./wanted";

describe("the plan for a change", () => {
  const cases: readonly [title: string, before: Partial<Recorded>, now: Partial<Wanted>, plan: Plan][] = [
    [
      "runs for another image",
      {},
      image("app:v2"),
      run(1, "taskDefinition.containerDefinitions[0].image changed"),
    ],
    [
      "runs for an image that is not known yet",
      {},
      image(`app:${mark}`),
      run(1, "taskDefinition.containerDefinitions[0].image is not known yet"),
    ],
    [
      "runs for a definition that is not known yet",
      {},
      { definition: { kind: "inline", content: mark } },
      run(1, "taskDefinition is not known yet"),
    ],
    [
      "runs for another existing revision",
      existing("web:1"),
      existing("web:2"),
      run(1, "taskDefinitionArn changed"),
    ],
    [
      "runs for a revision that is not known yet",
      existing("web:1"),
      existing(mark),
      run(1, "taskDefinitionArn is not known yet"),
    ],
    [
      "runs when an inline definition became an existing one",
      {},
      existing("web:2"),
      run(1, "taskDefinition was removed", "taskDefinitionArn was added"),
    ],
    ["runs for another container", {}, { container: "worker" }, run(1, "container changed")],
    [
      "runs for another container, also when it is the one that was judged before another one was added",
      { judged: "web" },
      { container: "worker", judged: "worker" },
      run(1, "container changed"),
    ],
    [
      "does not give another container as a reason of its own when the definition renamed the only one",
      { judged: "web" },
      { judged: "app", ...image("app:v2") },
      run(1, "taskDefinition.containerDefinitions[0].image changed"),
    ],
    [
      "runs for a container that is named where it cannot be told which one was meant",
      { judged: "web" },
      { container: "worker" },
      run(1, "container changed"),
    ],
    [
      "runs for another command, named as a whole",
      {},
      { command: ["rake", "db:seed"] },
      run(1, "command changed"),
    ],
    [
      "runs for a command that is not known yet",
      {},
      { command: ["rake", mark] },
      run(1, "command is not known yet"),
    ],
    [
      "runs for another variable's value",
      {},
      { environment: { RAILS_ENV: "test" } },
      run(1, "environment.RAILS_ENV changed"),
    ],
    [
      "runs for one more variable",
      {},
      { environment: { RAILS_ENV: "production", A: "1" } },
      run(1, "environment.A was added"),
    ],
    ["runs for one variable less", {}, { environment: {} }, run(1, "environment.RAILS_ENV was removed")],
    ["runs for other triggers", {}, { triggers: { version: 2 } }, run(1, "triggers.version changed")],
    [
      "runs for triggers that are no object",
      { triggers: "v1" },
      { triggers: "v2" },
      run(1, "triggers changed"),
    ],
    [
      "runs with every reason at once",
      {},
      { command: ["x"], triggers: { version: 2 } },
      run(1, "command changed", "triggers.version changed"),
    ],
    [
      "starts again at attempt 1 for something new",
      { attempt: 4 },
      { command: ["x"] },
      run(1, "command changed"),
    ],
  ];
  for (const [title, before, now, plan] of cases) {
    it(title, () =>
      assert.deepEqual(planRun({ ...succeeded, ...before }, { ...wanted, ...now }, isUnknown), plan),
    );
  }

  it("is none when the only essential container is named or no longer named", () => {
    const { container: _, ...unnamed } = { ...wanted, judged: "web" };
    const named = { ...unnamed, container: "web" };
    const { container: _recorded, ...before } = succeeded;
    assert.deepEqual(planRun({ ...before, judged: "web" }, named, isUnknown), keep);
    assert.deepEqual(planRun({ ...succeeded, judged: "web" }, unnamed, isUnknown), keep);
  });

  it("never shows the engine's mark in a reason", () => {
    const unknowns: Partial<Wanted>[] = [{ cluster: mark }, { container: mark }, { triggers: mark }];
    for (const unknown of unknowns) {
      assert.ok(!JSON.stringify(planRun(succeeded, { ...wanted, ...unknown }, isUnknown)).includes(mark));
    }
  });
});
