import * as assert from "node:assert/strict";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { RunFailure } from "../../../provider/resource/failure";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, urn } from "./stack";

const secret = "postgres://shop:hunter2@db/".repeat(20);
const asked = (rest: object, ...secretPaths: string[][]): DynamicProperties => ({
  ...release("v1"),
  ...rest,
  resourceUrn: urn,
  secretPaths,
});

describe("a secret in a text that is cut", () => {
  it("is no part of what a check says, however long it is and wherever the cut falls", async () => {
    const provider = dynamicProvider(createInMemoryAws(() => exits(0)).host);
    for (const before of ["", "x".repeat(350), "x".repeat(500)]) {
      const inputs = asked({ timeoutSeconds: [before, secret] }, ["timeoutSeconds", "1"]);
      const { failures } = await provider.check({}, inputs);
      const [{ reason = "" } = {}, ...more] = failures;
      assert.deepEqual(more, []);
      assert.match(reason, /^timeoutSeconds must be a number of seconds/);
      assert.ok(reason.length <= 400 && !reason.includes("hunter2"), reason);
    }
  });

  it("is whole and redacted in what a check says of a text of its own", async () => {
    const provider = dynamicProvider(createInMemoryAws(() => exits(0)).host);
    const { failures } = await provider.check({}, asked({ timeoutSeconds: secret }, ["timeoutSeconds"]));
    assert.deepEqual(
      failures.map(({ reason }) => reason),
      ['timeoutSeconds must be a number of seconds from 1 to 604800 (a week), and is "[secret]"'],
    );
  });

  it("is no part of the last lines that a report tells, wherever it stands in its line", async () => {
    const { host, clock, logs, lines } = createInMemoryAws(() => exits(1));
    for (const before of [1_990, 1_999, 0]) {
      logs.write("app/web/0001", clock.now() + 3_000, `${"x".repeat(before)}${secret}`);
    }
    const inputs = asked({ environment: { DATABASE_URL: secret } }, ["environment", "DATABASE_URL"]);
    const failure: unknown = await clock.until(dynamicProvider(host).create(inputs)).catch((error) => error);
    assert.ok(failure instanceof RunFailure, String(failure));
    assert.match(failure.message, /Last 3 lines of output/);
    for (const text of [failure.message, ...lines]) assert.ok(!/postgres|hunter/.test(text), text);
  });
});
