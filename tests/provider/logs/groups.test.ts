import * as assert from "node:assert/strict";
import { ensuredOnce } from "../../../provider/logs/groups";

function groups(errors: Error[] = []) {
  const calls: string[] = [];
  const once = ensuredOnce({
    async ensure(group, days) {
      calls.push(`${group} ${days}`);
      const error = errors.shift();
      if (error !== undefined) throw error;
    },
  });
  return { calls, once };
}

describe("the log groups of a process", () => {
  it("are made once each, for those that ask at once and for those that ask later", async () => {
    const { calls, once } = groups();
    await Promise.all([once.ensure("/web", 30), once.ensure("/web", 30), once.ensure("/db", 30)]);
    await once.ensure("/web", 30);
    assert.deepEqual(calls, ["/web 30", "/db 30"]);
  });

  it("are brought to another retention when one is asked for", async () => {
    const { calls, once } = groups();
    await once.ensure("/web", 30);
    await once.ensure("/web", 7);
    assert.deepEqual(calls, ["/web 30", "/web 7"]);
  });

  it("are tried anew where that failed", async () => {
    const error = new Error("denied");
    const { calls, once } = groups([error]);
    await assert.rejects(once.ensure("/web", 30), error);
    await once.ensure("/web", 30);
    assert.equal(calls.length, 2);
  });
});
