import assert from "node:assert/strict";
import type { Declared, DeclaredType } from "../../../../scripts/docs/inputs/declared";
import { page } from "../../../../scripts/docs/inputs/page";
import { anchorOf } from "../../../../scripts/docs/inputs/table";
import { inputs } from "./declared";

const text: DeclaredType = { kind: "plain", text: "string" };
const member = (name: string, types: readonly DeclaredType[], doc: string, required = false): Declared => ({
  name,
  types,
  doc,
  required,
  interfaceDoc: "",
});
const list = (...members: Declared[]): DeclaredType => ({ kind: "shape", isList: true, members });
const object = (...members: Declared[]): DeclaredType => ({ kind: "shape", isList: false, members });

describe("The page about the inputs", () => {
  const lines = page([
    member("cluster", [text], "Name. Another cluster is a replacement.", true),
    member(
      "taskDefinition",
      [
        object(
          member(
            "containerDefinitions",
            [text, list(member("name", [text], "One word: `a|b`.", true))],
            "Containers.",
            true,
          ),
        ),
      ],
      "What to run. A change in it is a reason to run.",
    ),
    member(
      "runPolicy",
      [{ kind: "choice", words: ["once", "always"], doc: "When:\n- `once`: once.\n- `always`: always." }],
      "When. Default: `once`.",
    ),
  ]).split("\n");
  const has = (line: string) => assert.ok(lines.includes(line), lines.join("\n"));

  it("has a line for each input", () => {
    has("| `cluster` | `string` |  | required | Name. | replaces |");
    has("| `taskDefinition` | [object](#taskdefinition) |  |  | What to run. | runs |");
  });

  it("has a line for each member, with what is said of what it is in, and the path of a list once", () => {
    has("### `taskDefinition`");
    has(
      "| `taskDefinition.containerDefinitions` | `string` or [list of objects](#taskdefinitioncontainerdefinitions) |  | required | Containers. | runs |",
    );
    has("### `taskDefinition.containerDefinitions[]`");
    has("| `name` | `string` |  | required | One word: `a\\|b`. | runs |");
  });

  it("tells what the words of a choice mean", () => {
    has('| `runPolicy` | `"once"`, `"always"` |  | `once` | When. |  |');
    has("`runPolicy`: When:");
    has("- `always`: always.");
  });

  it("links to headings that are there", () => {
    const whole = page(inputs);
    const anchors = [...whole.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
    const links = [...whole.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    assert.deepEqual(
      links.filter((anchor) => !anchors.includes(anchor ?? "")),
      [],
    );
    assert.equal(new Set(anchors).size, anchors.length);
  });

  it("has as many cells in every line of a table", () => {
    const rows = page(inputs)
      .split("\n")
      .filter((line) => line.startsWith("|"));
    assert.deepEqual(
      rows.filter((line) => line.replaceAll("\\|", "").split("|").length !== 8),
      [],
    );
  });
});
