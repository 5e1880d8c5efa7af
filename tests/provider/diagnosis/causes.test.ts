import * as assert from "node:assert/strict";
import { causes } from "../../../provider/diagnosis/causes";
import { evidenceOf } from "../../../provider/diagnosis/evidence";
import { explain } from "../../../provider/diagnosis/explain";
import { refusals } from "../../../provider/diagnosis/refusal";
import { messageOf, refusalMessageOf } from "../../../scripts/docs/failures/document";
import { refusalSamples } from "../../../scripts/docs/failures/refusalSamples";
import { sampleContext } from "../../../scripts/docs/failures/sample";
import { samples } from "../../../scripts/docs/failures/samples";

const all = Object.values(samples).flat();

describe("the table of causes", () => {
  for (const sample of all) {
    it(`explains as "${sample.title}": ${sample.when}`, () => {
      const context = { ...sampleContext, ...sample.context };
      const { title, cause, advice } = explain(evidenceOf(sample.outcome, context));
      assert.equal(title, sample.title);
      const message = messageOf(sample);
      // All of it is in the message, and reads as sentences.
      for (const words of [cause, advice]) {
        assert.match(words, /^[A-Z`"].*[.)]$/s);
        assert.ok(message.includes(words), message);
      }
      assert.ok(message.split("\n").every((line) => line.trim() !== ""));
    });
  }

  it("has a sample for every row", () => {
    const rows = new Set(causes.map(({ title }) => title));
    const sampled = new Set(all.map(({ title }) => title));
    assert.deepEqual(
      [...rows].filter((title) => !sampled.has(title)),
      [],
    );
  });
});

describe("the table of refusals", () => {
  for (const { title, error } of refusalSamples) {
    it(`explains as "${title}": ${error.message.slice(0, 90)}`, () => {
      const row = refusals.find(({ fits }) => fits(error));
      assert.equal(row?.title, title);
      const message = refusalMessageOf(error);
      for (const line of row?.advice(error, sampleContext) ?? []) assert.ok(message.includes(line), message);
    });
  }

  it("tells of nothing in flight only where ECS has refused to start it", () => {
    const others = refusalSamples.filter(({ error }) =>
      /ENOTFOUND|DescribeTasks|StopTask/.test(`${error.code} of ${error.action}`),
    );
    assert.notEqual(others.length, 0);
    for (const { title, error } of others)
      assert.doesNotMatch(refusalMessageOf(error), /No task of this run is in flight/, title);
  });

  it("has a sample for every row", () => {
    const sampled = new Set(refusalSamples.map(({ title }) => title));
    assert.deepEqual(
      refusals.map(({ title }) => title).filter((title) => !sampled.has(title)),
      [],
    );
  });
});
