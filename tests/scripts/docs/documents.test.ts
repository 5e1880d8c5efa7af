import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { documents } from "../../../scripts/docs/documents";

describe("The documentation that is made from the code", () => {
  for (const { path, render } of documents) {
    it(`is up to date in ${path}; otherwise run \`npm run docs\``, () => {
      assert.equal(readFileSync(resolve(__dirname, "../../..", path), "utf8"), render());
    });
  }
});
