import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Part, verdictOf } from "../../../scripts/mutations/harness";
import { mutate } from "../../../scripts/mutations/mutant";
import { mutations } from "../../../scripts/mutations/mutations";

const checkout = resolve(__dirname, "../../..");

describe("The mistakes that the harness is tried with", () => {
  for (const mutation of mutations) {
    it(`still have their place: ${mutation.name}`, async () => {
      const source = await readFile(join(checkout, mutation.file), "utf8");
      const mutated = mutate(source, mutation);
      assert.notEqual(mutated, source);
      assert.ok(mutated.includes(mutation.replace));
    });
  }

  it("are refused, with the place to mend, where the source no longer has their place", () => {
    const [mutation] = mutations;
    assert.ok(mutation);
    assert.throws(() => mutate("", mutation), /0 times in place of once: bring scripts\/mutations/);
    assert.throws(() => mutate(mutation.find.repeat(2), mutation), /2 times in place of once/);
  });
});

describe("What the harness says of a mistake", () => {
  const part: Part = { name: "model test", tests: "", settings: {}, finding: /Property failed/ };
  const report = (...messages: readonly string[]) => ({
    stats: { passes: 2 },
    failures: messages.map((message) => ({ fullTitle: "a test", err: { message } })),
  });

  it("is a finding where an invariant was broken, and none where nothing failed", () => {
    assert.deepEqual(verdictOf(report("Property failed after 3 tests\n{ seed: 1 }"), part), {
      passed: 2,
      findings: ["Property failed after 3 tests { seed: 1 }"],
    });
    assert.deepEqual(verdictOf(report(), part), { passed: 2, findings: [] });
  });

  it("is no finding where the harness itself failed", () => {
    assert.throws(
      () => verdictOf(report("Property failed", "Timeout of 60000ms exceeded"), part),
      /the model test failed for another reason: a test: Timeout/,
    );
  });
});
