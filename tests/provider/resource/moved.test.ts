import assert from "node:assert/strict";
import { moved } from "../../../provider/resource/moved";

const onDelete = { command: ["rake", "db:drop"] };

describe("The difference of a resource that the other host recorded", () => {
  it("is always one, so that it is recorded anew", () => {
    assert.deepEqual(moved({ changes: false, replaces: [] }, { onDelete }), { changes: true, replaces: [] });
  });

  it("may be a replacement, for which nothing runs", () => {
    const replacing = { changes: true, replaces: ["cluster"] };
    assert.deepEqual(moved(replacing, {}), replacing);
  });

  it("is refused as a replacement for which onDelete would run", () => {
    assert.throws(() => moved({ changes: true, replaces: ["cluster"] }, { onDelete }), {
      message:
        /for a change in cluster: its onDelete would run for a resource that goes on\. Let one `pulumi up` move it/,
    });
  });
});
