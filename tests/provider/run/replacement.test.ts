import * as assert from "node:assert/strict";
import { type Plan, planRun, type Recorded, type Wanted } from "../../../provider/run/plan";
import { isUnknown, mark } from "../unknown";
import { content, keep, replace, succeeded, wanted } from "./wanted";

describe("the plan for another place", () => {
  const cases: readonly [title: string, before: Partial<Recorded>, now: Partial<Wanted>, plan: Plan][] = [
    ["replaces for another cluster", {}, { cluster: "test" }, replace("cluster", "the cluster changed")],
    [
      "replaces for another region",
      {},
      { region: "us-east-1" },
      replace("connection", "the region changed from eu-west-1 to us-east-1"),
    ],
    [
      "replaces for another family",
      {},
      { definition: { kind: "inline", content: { ...content, family: "hi-worker" } } },
      replace("taskDefinition", "taskDefinition.family changed"),
    ],
    [
      "replaces rather than runs after a failure",
      { status: "failed", failure: "exited 1" },
      { cluster: "test" },
      replace("cluster", "the cluster changed"),
    ],
  ];
  for (const [title, before, now, plan] of cases) {
    it(title, () =>
      assert.deepEqual(planRun({ ...succeeded, ...before }, { ...wanted, ...now }, isUnknown), plan),
    );
  }

  it("replaces for every property that wants it, with every reason", () => {
    assert.deepEqual(planRun(succeeded, { ...wanted, cluster: "test", region: "us-east-1" }, isUnknown), {
      kind: "replace",
      properties: ["cluster", "connection"],
      reasons: ["the cluster changed", "the region changed from eu-west-1 to us-east-1"],
    });
  });

  it("takes a region that is absent, then or now, for no reason", () => {
    const { region: _region, ...nowhere } = wanted;
    assert.deepEqual(planRun(succeeded, nowhere, isUnknown), keep);
    assert.deepEqual(planRun({ ...nowhere, status: "succeeded", attempt: 1 }, wanted, isUnknown), keep);
  });

  it("takes a region that is not known yet for no reason", () => {
    assert.deepEqual(planRun(succeeded, { ...wanted, region: mark }, isUnknown), keep);
  });
});
