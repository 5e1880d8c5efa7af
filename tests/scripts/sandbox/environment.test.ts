import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { sandboxEnvironment } from "../../../scripts/sandbox/environment";

describe("the environment of a sandbox", () => {
  const own = sandboxEnvironment("/sandbox", {}, {});

  it("lets no Pulumi or AWS setting of the user in", () => {
    const setting = fc
      .tuple(fc.constantFrom("AWS_", "PULUMI_"), fc.string())
      .map(([prefix, rest]) => prefix + rest);
    fc.assert(
      fc.property(fc.dictionary(setting, fc.string()), (from) => {
        assert.deepEqual(sandboxEnvironment("/sandbox", {}, from), own);
      }),
    );
  });

  it("keeps everything else, under what the engine needs", () => {
    const env = sandboxEnvironment("/sandbox", { PATH: "/engine" }, { PATH: "/usr/bin", LANG: "C" });
    assert.equal(env.PATH, "/engine");
    assert.equal(env.LANG, "C");
  });

  it("keeps stacks and plugins in the sandbox, and AWS clients away from every account", () => {
    assert.equal(own.PULUMI_HOME, "/sandbox/home");
    assert.equal(own.PULUMI_BACKEND_URL, "file:///sandbox/state");
    assert.match(own.AWS_ENDPOINT_URL ?? "", /^http:\/\/127\.0\.0\.1:/);
  });
});
