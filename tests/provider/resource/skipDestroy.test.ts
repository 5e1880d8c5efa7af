import * as assert from "node:assert/strict";
import { destroyedTag } from "../../../provider/resource/destroyed";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, urn } from "./stack";

describe("a destroy that skips the revisions", () => {
  const kept = release("v1", { skipDestroy: true });

  it("leaves them ACTIVE", async () => {
    const { up, destroy, definitions } = createStack(exits(0));
    await destroy(await up(kept));
    assert.deepEqual(definitions.activeArns(), [revisionArn(1)]);
    assert.ok(!definitions.calls.some((call) => call.startsWith("deregister")));
  });

  it("counts on them, so that a resource created anew within the hour runs", async () => {
    const { up, destroy, definitions, tasks } = createStack(exits(0));
    await destroy(await up(kept));
    assert.equal(definitions.tagsOf(revisionArn(1))[destroyedTag(urn)], "1");
    await up(kept);
    assert.equal(definitions.registered.length, 1, "the revision is found again");
    assert.equal(new Set(tasks.tokens).size, 2);
  });
});
