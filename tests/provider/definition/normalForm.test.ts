import * as assert from "node:assert/strict";
import * as fc from "fast-check";
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

  it("does not depend on the order of keys and of variables", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const containerDefinitions = inputs.containerDefinitions.map((one) => ({
          ...one,
          ...(one.environment && { environment: [...one.environment].reverse() }),
        }));
        const turned = keysReversed({ ...inputs, containerDefinitions });
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
        const { ephemeralStorage, ...once } = normaliseDefinition(inputs as never, run);
        const storage = ephemeralStorage && { ephemeralStorage: { sizeInGib: ephemeralStorage.sizeInGiB } };
        const twice = normaliseDefinition({ ...once, ...storage } as never, run);
        assert.deepEqual(twice, { ...once, ...(ephemeralStorage && { ephemeralStorage }) });
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
