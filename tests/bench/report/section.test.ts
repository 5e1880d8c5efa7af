import * as assert from "node:assert/strict";
import { withSection } from "../../../bench/report/section";

const page = `# Performance

Before.

<!-- bench:scale -->
old
<!-- /bench -->

Between.

<!-- bench:logs -->
<!-- /bench -->

After.
`;

describe("A section of the page of figures", () => {
  it("is replaced, and every word outside of it stays", () => {
    assert.equal(withSection(page, "scale", "new"), page.replace("\nold\n", "\n\nnew\n\n"));
  });

  it("is the same when it is written twice", () => {
    const once = withSection(page, "logs", "figures");
    assert.equal(withSection(once, "logs", "figures"), once);
  });

  it("is missed with an error where the page has no place for it, or one that does not end", () => {
    assert.throws(() => withSection(page, "lag", "new"), /no place for lag: expected <!-- bench:lag -->/);
    assert.throws(() => withSection("<!-- bench:lag -->\n", "lag", "new"), /no place for lag/);
  });
});
