import assert from "node:assert/strict";
import type { Declared, DeclaredType } from "../../../../scripts/docs/inputs/declared";
import { gatedServicePage } from "../../../../scripts/docs/inputs/gatedService";
import { oneOffTaskPage } from "../../../../scripts/docs/inputs/oneOffTask";
import { page } from "../../../../scripts/docs/inputs/page";
import { anchorOf } from "../../../../scripts/docs/inputs/table";

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
  const lines = page({
    introduction: "# Inputs",
    groups: { "What to run": ["cluster", "taskDefinition", "logs"], "When to run": ["runPolicy"] },
    inputs: [
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
      member("logs", [{ kind: "elsewhere", type: object(), href: "other.md#logs" }], "Output."),
    ],
  }).split("\n");
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

  it("links to what another page tells", () => {
    has("| `logs` | [object](other.md#logs) |  |  | Output. |  |");
  });
});

const pages: Readonly<Record<string, string>> = {
  "inputs.md": page(oneOffTaskPage()),
  "gated-service-inputs.md": page(gatedServicePage()),
};

for (const [name, text] of Object.entries(pages)) {
  describe(`The page ${name}`, () => {
    it("links to headings that are there", () => {
      const links = [...text.matchAll(/\]\(([\w.-]*)#([^)]*)\)/g)].map(
        ([, file, anchor = ""]) => [file || name, anchor] as const,
      );
      assert.ok(links.length > 0);
      assert.deepEqual(
        links.filter(([file, anchor]) => !anchorsIn(pages[file]).includes(anchor)),
        [],
      );
    });

    it("has no heading twice", () => {
      assert.equal(new Set(anchorsIn(text)).size, anchorsIn(text).length);
    });

    it("has as many cells in every line of a table", () => {
      const rows = text.split("\n").filter((line) => line.startsWith("|"));
      assert.deepEqual(
        rows.filter((line) => line.replaceAll("\\|", "").split("|").length !== 8),
        [],
      );
    });
  });
}

function anchorsIn(text = ""): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
}
