import * as assert from "node:assert/strict";
import { linesOf } from "../../../provider/logs/lines";

describe("the lines of an event", () => {
  const cases: readonly [title: string, message: string, lines: readonly string[]][] = [
    ["are one for most events", "migrating", ["migrating"]],
    ["are several for a stack trace, with empty ones", "Error\n\n\tat main\n", ["Error", "", "\tat main"]],
    ["have no colours, also over several lines", "\u001b[31mone\ntwo\u001b[0m", ["one", "two"]],
    ["are one empty one for an empty event", "", [""]],
    ["may have 2,000 characters", "x".repeat(2_000), ["x".repeat(2_000)]],
    [
      "are cut beyond, and say how much is missing",
      `${"x".repeat(262_118)}\nshort`,
      [`${"x".repeat(2_000)} ... (260,118 more characters)`, "short"],
    ],
    [
      "are not cut in the middle of a character",
      `${"x".repeat(1_999)}😀!`,
      [`${"x".repeat(1_999)} ... (3 more characters)`],
    ],
  ];
  for (const [title, message, lines] of cases) it(title, () => assert.deepEqual(linesOf(message), lines));
});
