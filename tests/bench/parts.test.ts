import * as assert from "node:assert/strict";
import { parts } from "../../bench/parts";

describe("A part of the benchmark", () => {
  for (const [name, load] of Object.entries(parts)) {
    it(`is called ${name} by itself as on the command line`, () => assert.equal(load().name, name)).timeout(
      60_000,
    );
  }
});
