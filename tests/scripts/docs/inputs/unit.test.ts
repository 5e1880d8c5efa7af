import assert from "node:assert/strict";
import { unitOf } from "../../../../scripts/docs/inputs/unit";

describe("The unit of an input", () => {
  const cases: readonly [name: string, types: string[], doc: string, unit: string | undefined][] = [
    ["timeoutSeconds", ["number"], "How long.", "seconds"],
    ["retentionDays", ["number"], "How long.", "days"],
    ["sizeInGib", ["number"], "", "GiB"],
    ["tailLines", ["number"], "", "lines"],
    ["memory", ["number"], "Hard limit in MiB.", "MiB"],
    ["memory", ["string", "number"], "In MiB.", "MiB"],
    ["throughput", ["number"], "MiB/s, up to 2000.", "MiB/s"],
    ["cpu", ["number"], "CPU units.", "CPU units"],
    ["interval", ["number"], "Seconds, 5-300.", "seconds"],
    ["weight", ["number"], "Relative share.", undefined],
    ["command", ["string[]"], "Takes seconds.", undefined],
  ];
  for (const [name, types, doc, unit] of cases) {
    it(`is ${unit ?? "none"} for ${name}, ${types.join(" or ")}: ${doc}`, () =>
      assert.equal(unitOf(name, types, doc), unit));
  }
});
