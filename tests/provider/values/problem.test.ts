import * as assert from "node:assert/strict";
import {
  applied,
  cut,
  hiddenRule,
  type Problem,
  type Rule,
  rule,
  shown,
} from "../../../provider/values/problem";
import { flag, text, wholeBetween } from "../../../provider/values/scalarRules";
import { isUnknown, mark } from "../unknown";

const even: Rule = rule("an even number", (value) => typeof value === "number" && value % 2 === 0);
const hidden: Rule = hiddenRule("an even number", () => false);

describe("a rule", () => {
  const cases: readonly [title: string, rule: Rule, value: unknown, message?: string][] = [
    ["passes what fits", even, 2],
    ["says what is allowed and what was given", even, 3, "must be an even number, and is 3"],
    ["shows a text in quotes", even, "3", 'must be an even number, and is "3"'],
    ["shows null", even, null, "must be an even number, and is null"],
    ["hides what may be a secret", hidden, "hunter2", "must be an even number"],
    ["for texts passes a text", text, "web"],
    ["for texts refuses the empty text", text, "", 'must be a text that is not empty, and is ""'],
    ["for flags passes false", flag, false],
    ["for flags refuses a text", flag, "true", 'must be true or false, and is "true"'],
    ["for a range passes its ends", wholeBetween(2, 3, "MiB"), 3],
    [
      "for a range refuses what is beyond",
      wholeBetween(2, 3, "MiB"),
      4,
      "must be a whole number of MiB from 2 to 3, and is 4",
    ],
    ["for a range refuses a text", wholeBetween(2, 3), "3", 'must be a whole number from 2 to 3, and is "3"'],
  ];
  for (const [title, one, value, message] of cases) {
    const problems: Problem[] = message === undefined ? [] : [{ path: "it", message }];
    it(title, () => assert.deepEqual(one(value, "it", isUnknown), problems));
  }

  it("is not asked for a value that is absent or unknown", () => {
    assert.deepEqual(applied(hidden, undefined, "it", isUnknown), []);
    assert.deepEqual(applied(hidden, mark, "it", isUnknown), []);
    assert.equal(applied(hidden, null, "it", isUnknown).length, 1);
  });
});

describe("a value in a message", () => {
  it("is whole, as long as it may hold a secret", () => {
    assert.equal(shown("x".repeat(500)), `"${"x".repeat(500)}"`);
  });

  it("is in one that is cut to 400 characters", () => {
    assert.equal(cut("x".repeat(400)), "x".repeat(400));
    assert.equal(cut("x".repeat(401)), `${"x".repeat(397)}...`);
  });

  it("is readable for what JSON cannot write", () => {
    assert.equal(shown(undefined), "undefined");
  });
});
