import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { received, sent } from "../../../provider/plugin/wire";
import { mark } from "../unknown";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (members: object) => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...members });

const struct = (properties: object) => Struct.fromJavaScript(properties as never);

describe("Properties as the engine sends them", () => {
  const cases: readonly [title: string, given: object, properties: object, secretPaths: unknown[]][] = [
    ["plain values", { a: 1, b: [true, null], c: { d: "e" } }, { a: 1, b: [true, null], c: { d: "e" } }, []],
    ["a secret", { a: secret("s") }, { a: "s" }, [["a"]]],
    ["a secret in a list", { a: ["x", secret("s")] }, { a: ["x", "s"] }, [["a", 1]]],
    [
      "a secret deep in a map",
      { a: { b: { "c.d": secret("s") } } },
      { a: { b: { "c.d": "s" } } },
      [["a", "b", "c.d"]],
    ],
    ["a secret within a secret as one place", { a: secret({ b: secret("s") }) }, { a: { b: "s" } }, [["a"]]],
    ["an output with a value", { a: output({ value: [1] }) }, { a: [1] }, []],
    ["a secret output", { a: output({ value: "s", secret: true }) }, { a: "s" }, [["a"]]],
    ["an output without a value as not known", { a: output({ dependencies: ["urn"] }) }, { a: mark }, []],
    [
      "a secret in an output's value",
      { a: output({ value: { b: secret("s") } }) },
      { a: { b: "s" } },
      [["a", "b"]],
    ],
  ];
  for (const [title, given, properties, secretPaths] of cases) {
    it(`are read: ${title}`, () => assert.deepEqual(received(struct(given)), { properties, secretPaths }));
  }

  it("are none where there is no struct", () => {
    assert.deepEqual(received(undefined), { properties: {}, secretPaths: [] });
  });
});

describe("Properties for the engine", () => {
  const cases: readonly [
    title: string,
    properties: object,
    paths: (string | number)[][],
    expected: object,
  ][] = [
    ["a marked place", { a: { b: "s" } }, [["a", "b"]], { a: { b: secret("s") } }],
    ["a marked item", { a: ["x", "s"] }, [["a", 1]], { a: ["x", secret("s")] }],
    ["no member that is undefined", { a: undefined, b: 1 }, [], { b: 1 }],
    ["no mark at a place that is not there", { a: 1 }, [["b"], ["a", "c"]], { a: 1 }],
    [
      "one mark for a place within a secret",
      { a: { b: "s" } },
      [["a"], ["a", "b"]],
      { a: secret({ b: "s" }) },
    ],
  ];
  for (const [title, properties, paths, expected] of cases) {
    it(`have ${title}`, () => {
      assert.deepEqual(sent(properties as never, paths).toJavaScript(), expected);
    });
  }

  it("come back as they were, with the same secrets", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const name = fc.constantFrom("a", "b", "c.d", "0");
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(name, tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, tree), (properties) => {
        const paths = Object.keys(properties).map((key) => [key]);
        const back = received(sent(properties, paths));
        assert.deepEqual(back.properties, JSON.parse(JSON.stringify(properties)));
        assert.deepEqual(new Set(back.secretPaths.map(String)), new Set(paths.map(String)));
      }),
    );
  });
});
