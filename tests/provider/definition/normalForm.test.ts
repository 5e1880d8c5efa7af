import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { normalForm } from "../../../provider/definition/normalForm";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { keysReversed } from "../values/plain";
import { definitions, runSettings } from "./arbitrary";

describe("the normal form of any task definition", () => {
  it("is the same from an array and from its JSON text", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const asText = { ...inputs, containerDefinitions: JSON.stringify(inputs.containerDefinitions) };
        assert.deepEqual(
          normaliseDefinition(asText as never, run),
          normaliseDefinition(inputs as never, run),
        );
      }),
    );
  });

  it("does not depend on the order of keys, nor of what ECS keeps in none", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const containerDefinitions = inputs.containerDefinitions.map((one) =>
          withReversed(one, ["environment", "dependsOn"]),
        );
        const lists = withReversed(inputs, ["volumes", "placementConstraints", "requiresCompatibilities"]);
        const turned = keysReversed({ ...lists, containerDefinitions });
        assert.deepEqual(
          normaliseDefinition(turned as never, run),
          normaliseDefinition(inputs as never, run),
        );
      }),
    );
  });

  it("stays as it is when it is normalised again", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const once = normaliseDefinition(inputs as never, run);
        assert.deepEqual(normalForm({ ...once }), once);
      }),
    );
  });

  it("has no tags: they are no reason to run", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const { tags: _tags, ...untagged } = inputs;
        assert.deepEqual(
          normaliseDefinition(inputs as never, run),
          normaliseDefinition(untagged as never, run),
        );
      }),
    );
  });

  it("leaves the inputs as they were", () => {
    fc.assert(
      fc.property(definitions, (inputs) => {
        const before = structuredClone(inputs);
        normaliseDefinition(inputs as never, { launchType: "FARGATE" });
        assert.deepEqual(inputs, before);
      }),
    );
  });
});

/** A copy with the lists of the given members, where there are some, the other way round. */
function withReversed<T extends object>(value: T, members: readonly (keyof T)[]): T {
  const reversed = members.flatMap((member) => {
    const list = value[member];
    return Array.isArray(list) ? [[member, [...list].reverse()]] : [];
  });
  return { ...value, ...Object.fromEntries(reversed) };
}
