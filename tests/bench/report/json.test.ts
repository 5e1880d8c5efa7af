import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { jsonText } from "../../../bench/report/json";

describe("The benchmark's JSON", () => {
  it("has a line for each sample", () => {
    assert.equal(
      jsonText({ samples: [{ tool: "ours", lag: 0.5 }, { tool: "cli" }] }),
      `{
 "samples": [
  { "tool": "ours", "lag": 0.5 },
  { "tool": "cli" }
 ]
}
`,
    );
  });

  it("is read as what was written, also where texts look like JSON", () => {
    const texts = fc.oneof(fc.string(), fc.constantFrom("[", "]", "{\n", "}", "\n ", '"]\n'));
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, texts, fc.integer(), tie("list"), tie("object")),
      list: fc.array(tie("any"), { maxLength: 4 }),
      object: fc.dictionary(texts, tie("any"), { maxKeys: 4, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(value.object, (some) => assert.deepEqual(JSON.parse(jsonText(some as object)), some)),
    );
  });
});
