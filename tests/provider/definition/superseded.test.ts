import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { supersededBeyond } from "../../../provider/definition/superseded";

const revisions = fc.uniqueArray(
  fc.nat({ max: 40 }).map((revision) => `hi-web:${revision}`),
  { maxLength: 15 },
);
const serving = fc.array(
  fc.option(
    fc.nat({ max: 40 }).map((revision) => `hi-web:${revision}`),
    { nil: undefined },
  ),
  {
    maxLength: 3,
  },
);
const keep = fc.nat({ max: 8 });

describe("the superseded revisions to deregister", () => {
  const cases: readonly [
    title: string,
    revisions: string[],
    keep: number,
    serving: string[],
    gone: string[],
  ][] = [
    ["are none while there are few", ["1", "2", "3"], 5, ["3", "2"], []],
    ["are the oldest beyond those to keep", ["1", "2", "3", "4", "5"], 1, ["5", "4"], ["1", "2"]],
    ["are all but the serving ones when none is kept", ["1", "2", "3"], 0, ["3", "2"], ["1"]],
    ["leave out a serving one wherever it stands", ["1", "2", "3", "4"], 1, ["1", "4"], ["2"]],
    ["are counted without serving ones of others", ["1", "2"], 1, ["other:7"], ["1"]],
  ];
  for (const [title, all, kept, those, gone] of cases) {
    it(title, () => assert.deepEqual(supersededBeyond(all, kept, those), gone));
  }

  it("never include one that serves, nor one that is not there", () => {
    fc.assert(
      fc.property(revisions, keep, serving, (all, most, those) => {
        for (const arn of supersededBeyond(all, most, those)) {
          assert.ok(all.includes(arn) && !those.includes(arn), arn);
        }
      }),
    );
  });

  it("leave exactly as many as are to be kept, if there are so many, and those the newest", () => {
    fc.assert(
      fc.property(revisions, keep, serving, (all, most, those) => {
        const gone = supersededBeyond(all, most, those);
        const superseded = all.filter((arn) => !those.includes(arn));
        const left = superseded.filter((arn) => !gone.includes(arn));
        assert.deepEqual(left, most === 0 ? [] : superseded.slice(-most));
      }),
    );
  });

  it("are none the second time", () => {
    fc.assert(
      fc.property(revisions, keep, serving, (all, most, those) => {
        const gone = supersededBeyond(all, most, those);
        const left = all.filter((arn) => !gone.includes(arn));
        assert.deepEqual(supersededBeyond(left, most, those), []);
      }),
    );
  });
});
