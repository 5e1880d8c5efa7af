import assert from "node:assert/strict";
import { resolve } from "node:path";
import type { Type } from "../../../scripts/declarations/declaration";
import { readDeclarations } from "../../../scripts/declarations/read";

const file = resolve(__dirname, "sample.ts");
const { declared } = readDeclarations([file]);
const args = declared(file, "SampleArgs");

/** A type as one line, with `~` where an output may stand. */
function lineOf(type: Type): string {
  return `${type.eventual ? "~" : ""}${shapeOf(type)}`;
}

function shapeOf(type: Type): string {
  switch (type.kind) {
    case "list":
      return `[${lineOf(type.item)}]`;
    case "map":
      return `map of ${lineOf(type.value)}`;
    case "union":
      return `(${type.types.map(lineOf).join(" or ")})`;
    case "choice":
      return `${type.name} (${type.words.join(", ")}; ${type.doc})`;
    case "object":
      return (
        type.name ?? `{ ${type.members.map(({ name, type }) => `${name}: ${lineOf(type)}`).join(", ")} }`
      );
    case "resource":
    case "pulumi":
      return `${type.kind} ${type.name}`;
    default:
      return type.kind;
  }
}

describe("The reader of declarations", () => {
  const cases: readonly [member: string, required: boolean, type: string][] = [
    ["word", true, "~string"],
    ["plainWords", false, "[string]"],
    ["size", false, "~(~string or ~number)"],
    ["switch", false, "~boolean"],
    ["aliases", false, "[(string or pulumi Alias)]"],
    ["parent", false, "pulumi ComponentResource"],
    ["anything", false, "unknown"],
    ["whole", false, "~PlainSample"],
    ["inherited", true, "map of ~string"],
    ["policy", false, "~Policy (always, once; When it is.)"],
    ["ports", true, "~[~{ port: ~number }]"],
  ];
  for (const [name, required, type] of cases) {
    it(`reads ${required ? "" : "the optional "}${name} as ${type}`, () => {
      const member = args.members.find((candidate) => candidate.name === name);
      assert.deepEqual(member && [member.required, lineOf(member.type)], [required, type]);
    });
  }

  it("reads what Pick and Omit let through, and nothing else", () => {
    assert.deepEqual(args.members.map(({ name }) => name).sort(), cases.map(([name]) => name).sort());
  });

  it("reads comments as they are written, and those of the interface that declares a member", () => {
    const { doc, homeDoc } = args.members.find(({ name }) => name === "policy") ?? {};
    assert.deepEqual([doc, homeDoc], ["Now or later:\n- soon.", "Values that know of no outputs."]);
    assert.equal(args.doc, "Arguments that say where an output may stand.");
  });

  it("reads of a class the public properties that it declares itself", () => {
    const { name, members } = declared(file, "SampleResource");
    assert.equal(name, "SampleResource");
    assert.deepEqual(
      members.map((member) => [member.name, member.required, lineOf(member.type), member.doc]),
      [
        ["end", true, "~string", "An end."],
        ["start", false, "~number", ""],
      ],
    );
  });

  it("refuses a name that the file does not declare", () => {
    assert.throws(() => declared(file, "Missing"), /sample\.ts declares no Missing/);
  });
});
