import assert from "node:assert/strict";
import { readFilterPattern } from "../../../simulator/logs/pattern";

describe("A filter pattern", () => {
  /** Pattern, messages it wants, messages it does not. */
  const patterns: readonly [string, string[], string[]][] = [
    ["", ["anything"], []],
    ["ERROR", ["an ERROR here"], ["an error here"]],
    ["ERROR timeout", ["timeout: ERROR"], ["ERROR", "timeout"]],
    ['"connection refused"', ["connection refused"], ["refused connection"]],
    ["?ERROR ?WARN", ["ERROR", "a WARN"], ["INFO"]],
    ["ERROR -expected", ["ERROR"], ["ERROR expected"]],
    ["ERROR ?never", ["ERROR"], ["never"]],
  ];
  for (const [pattern, wanted, unwanted] of patterns) {
    it(`'${pattern}' takes and leaves what CloudWatch Logs would`, () => {
      const filter = readFilterPattern(pattern);
      assert.deepEqual([...wanted, ...unwanted].filter(filter), wanted);
    });
  }

  it("of a kind that is not built is refused, not ignored", () => {
    for (const pattern of ["{ $.a = 1 }", "[ip, user]", "%5..%"]) {
      assert.throws(() => readFilterPattern(pattern), {
        name: "InvalidParameterException",
        message: /no JSON, columns/,
      });
    }
  });
});
