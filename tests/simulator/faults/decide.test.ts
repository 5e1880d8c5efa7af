import assert from "node:assert/strict";
import { type ArmedRule, decideFault } from "../../../simulator/protocol/faults/decide";
import type { FaultRule } from "../../../simulator/protocol/faults/rule";

const throttle = { kind: "throttle" } as const;
const lose = { kind: "loseAnswer" } as const;

/** The number of the rule that hits each call, or 0. */
function hits(rules: readonly FaultRule[], operations: readonly string[]): number[] {
  let armed: readonly ArmedRule[] = rules.map((rule, index) => ({ id: index + 1, rule, seen: 0 }));
  return operations.map((operation) => {
    const decision = decideFault(armed, operation);
    armed = decision.armed;
    return decision.hit?.id ?? 0;
  });
}

const five = Array(5).fill("RunTask");

describe("The decision which call a fault hits", () => {
  const table: readonly [string, FaultRule[], string[], number[]][] = [
    ["the next call by default", [{ operation: "RunTask", effect: throttle }], five, [1, 0, 0, 0, 0]],
    ["the nth call", [{ operation: "RunTask", nth: 3, effect: throttle }], five, [0, 0, 1, 0, 0]],
    [
      "some calls from the nth on",
      [{ operation: "RunTask", nth: 2, times: 3, effect: throttle }],
      five,
      [0, 1, 1, 1, 0],
    ],
    ["every call", [{ operation: "RunTask", nth: "every", effect: throttle }], five, [1, 1, 1, 1, 1]],
    [
      "every call, twice",
      [{ operation: "RunTask", nth: "every", times: 2, effect: throttle }],
      five,
      [1, 1, 0, 0, 0],
    ],
    [
      "calls of its operation only",
      [{ operation: "RunTask", nth: 2, effect: throttle }],
      ["RunTask", "StopTask", "RunTask"],
      [0, 0, 1],
    ],
    [
      "calls of any operation",
      [{ operation: "*", nth: 2, effect: throttle }],
      ["RunTask", "StopTask", "RunTask"],
      [0, 1, 0],
    ],
    [
      "the call of the rule added first, when two want it",
      [
        { operation: "RunTask", nth: 2, effect: throttle },
        { operation: "RunTask", nth: 1, times: 3, effect: lose },
      ],
      five,
      [2, 1, 2, 0, 0],
    ],
  ];
  for (const [what, rules, operations, expected] of table) {
    it(`is ${what}`, () => assert.deepEqual(hits(rules, operations), expected));
  }
});
