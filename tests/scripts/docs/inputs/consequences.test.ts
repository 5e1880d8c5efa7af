import assert from "node:assert/strict";
import { propertiesOf, recordedOf } from "../../../../provider/resource/state";
import { isUnknown } from "../../../../provider/resource/unknown";
import { wantedOf } from "../../../../provider/resource/wanted";
import { planRun } from "../../../../provider/run/plan";
import { rowsOf } from "../../../../scripts/docs/inputs/rows";
import { inputs } from "./declared";
import { sampleInputs } from "./samples";

const recordedRun = {
  status: "succeeded" as const,
  reason: "it has not run yet",
  attempt: 1,
  recordedRuns: 1,
  revisions: [],
  foreignRevisions: [],
  region: "eu-west-1",
};

/** What an `up` does after the one input has changed. */
function planOfChange(path: string): string {
  const { requested, before, after } = sampleInputs(inputs, path);
  const olds = propertiesOf(before, { ...recordedRun, ...requested });
  return planRun(recordedOf(olds), wantedOf(after, after.connection?.region), isUnknown).kind;
}

const kinds = { run: "run", register: "register", replace: "replace", retag: "keep", record: "keep" };

describe("What the documentation says of a change is what the plan does: a change in", () => {
  for (const { path, types, consequence } of rowsOf(inputs)) {
    if (consequence === undefined || types.some(({ kind }) => kind === "shape")) continue;
    it(`${path} leads to ${kinds[consequence]}`, () => assert.equal(planOfChange(path), kinds[consequence]));
  }
});
