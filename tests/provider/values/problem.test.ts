import * as assert from "node:assert/strict";
import {
  checkMembers,
  cut,
  flag,
  isNumberFrom,
  listOf,
  type Problem,
  type Rule,
  rule,
  shown,
  text,
} from "../../../provider/values/problem";
import { isUnknown, mark } from "../unknown";

const even: Rule = rule("an even number", (value) => typeof value === "number" && value % 2 === 0);
const rules = { size: even, name: text };
const notEven = (path: string, is: string): Problem => ({
  path,
  message: `must be an even number, and is ${is}`,
});

describe("a rule", () => {
  const cases: readonly [title: string, rule: Rule, value: unknown, problems: Problem[]][] = [
    ["passes what fits", even, 2, []],
    ["says what is allowed and what was given", even, 3, [notEven("it", "3")]],
    ["shows a text in quotes", even, "3", [notEven("it", '"3"')]],
    ["shows null", even, null, [notEven("it", "null")]],
    ["for texts passes a text", text, "web", []],
    [
      "for texts refuses the empty text",
      text,
      "",
      [{ path: "it", message: 'must be a text that is not empty, and is ""' }],
    ],
    ["for flags passes false", flag, false, []],
    [
      "for flags refuses a text",
      flag,
      "true",
      [{ path: "it", message: 'must be true or false, and is "true"' }],
    ],
    ["for lists passes the empty list", listOf(even, isUnknown), [], []],
    [
      "for lists names the item",
      listOf(even, isUnknown),
      [2, 3, 5],
      [notEven("it[1]", "3"), notEven("it[2]", "5")],
    ],
    ["for lists passes an unknown item", listOf(even, isUnknown), [2, mark], []],
    [
      "for lists refuses what is no list",
      listOf(even, isUnknown),
      { length: 1 },
      [{ path: "it", message: 'must be a list, and is {"length":1}' }],
    ],
  ];
  for (const [title, one, value, problems] of cases) {
    it(title, () => assert.deepEqual(one(value, "it"), problems));
  }
});

describe("checking members", () => {
  const cases: readonly [title: string, value: unknown, path: string, problems: Problem[]][] = [
    ["passes an absent value", undefined, "it", []],
    ["passes an unknown value", mark, "it", []],
    ["passes absent and unknown members", { size: undefined, name: mark }, "it", []],
    ["names the member by its path", { size: 1 }, "it", [notEven("it.size", "1")]],
    ["names a member at the top by its name alone", { size: 1 }, "", [notEven("size", "1")]],
    [
      "reports every member at once",
      { size: 1, name: "" },
      "",
      [notEven("size", "1"), { path: "name", message: 'must be a text that is not empty, and is ""' }],
    ],
    [
      "reports a name no rule knows, with those it could be",
      { naem: "web" },
      "it",
      [{ path: "it.naem", message: "is no input; the inputs here are size, name" }],
    ],
    [
      "reports a name that every object inherits",
      { constructor: "web" },
      "it",
      [{ path: "it.constructor", message: "is no input; the inputs here are size, name" }],
    ],
    ["refuses a list", [1], "it", [{ path: "it", message: "must be an object, and is [1]" }]],
    ["refuses null", null, "it", [{ path: "it", message: "must be an object, and is null" }]],
  ];
  for (const [title, value, path, problems] of cases) {
    it(title, () => assert.deepEqual(checkMembers(value, path, rules, isUnknown), problems));
  }
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

describe("a least number", () => {
  const cases: readonly [value: unknown, fits: boolean][] = [
    [1, true],
    [1.5, true],
    [0.99, false],
    [Number.NaN, false],
    ["2", false],
    [null, false],
  ];
  for (const [value, fits] of cases) {
    it(`of 1 ${fits ? "is met" : "is not met"} by ${typeof value} ${value}`, () =>
      assert.equal(isNumberFrom(1)(value), fits));
  }
});
