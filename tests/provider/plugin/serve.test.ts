import assert from "node:assert/strict";
import { engineAddressIn } from "../../../provider/plugin/serve";

describe("The engine's address among the arguments", () => {
  const cases: readonly [args: readonly string[], address: string][] = [
    [["127.0.0.1:1"], "127.0.0.1:1"],
    [["--logtostderr", "-v=9", "127.0.0.1:1"], "127.0.0.1:1"],
    [["--tracing", "http://127.0.0.1:2", "127.0.0.1:1"], "127.0.0.1:1"],
    [[], ""],
  ];
  for (const [args, address] of cases) {
    it(`is ${JSON.stringify(address)} in ${JSON.stringify(args)}`, () => {
      assert.equal(engineAddressIn(args), address);
    });
  }
});
