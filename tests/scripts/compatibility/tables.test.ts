import assert from "node:assert/strict";
import type { CompilerCell } from "../../../scripts/compatibility/compilers";
import type { Cell, Project } from "../../../scripts/compatibility/project";
import {
  compilersTable,
  componentsTable,
  footprintTable,
  managersTable,
  releasesTable,
  verdict,
} from "../../../scripts/compatibility/tables";
import { nodes, typescripts } from "../../../scripts/compatibility/versions";

const project: Project = {
  table: "managers",
  manager: "npm",
  moduleSystem: "commonjs",
  node: 20,
  typescript: "5",
  pulumi: "3.248.0",
  aws: "7.48.0",
  through: "itself",
  checks: ["javascript", "typescript"],
};
const cell = (of: Partial<Project>, outcome: Cell["outcome"] = "works", check: Cell["check"] = "types") => ({
  project: { ...project, ...of },
  check,
  outcome,
  detail: "",
  seconds: 1,
});

describe("The tables of compatibility", () => {
  it("have a row for each manager and module system, and a column for each Node", () => {
    const { columns, rows, notes } = managersTable([
      cell({}),
      cell({}, "works", "javascript"),
      cell({ node: 22, pulumi: "3.270.0" }, "fails", "javascript"),
      cell({ moduleSystem: "esm", node: 22, pulumi: "3.270.0" }),
      cell({ table: "components", through: "component" }),
    ]);
    assert.deepEqual(columns, ["package manager", "modules", `Node ${nodes[20]}`, `Node ${nodes[22]}`]);
    assert.deepEqual(
      rows.map(([, ...row]) => row),
      [
        ["CommonJS", "works", "**fails**: javascript"],
        ["ESM", "", "works"],
      ],
    );
    assert.deepEqual(notes, [
      `Node 20: @pulumi/pulumi 3.248.0, @pulumi/aws 7.48.0, TypeScript ${typescripts["5"]}`,
      `Node 22: @pulumi/pulumi 3.270.0, @pulumi/aws 7.48.0, TypeScript ${typescripts["5"]}`,
    ]);
  });

  it("show components by manager and module system, and other releases one by one", () => {
    const through = { table: "components", through: "component" } as const;
    const components = componentsTable([
      cell({ ...through }),
      cell({ ...through, moduleSystem: "esm" }, "refused", "javascript"),
      cell({}),
    ]);
    assert.deepEqual(components.columns, ["package manager", "CommonJS", "ESM"]);
    assert.deepEqual(
      components.rows.map(([, ...row]) => row),
      [["works", "not supported: javascript"]],
    );
    assert.deepEqual(releasesTable([cell({ table: "releases", aws: "6.0.0" }), cell({})]).rows, [
      ["3.248.0", "6.0.0", nodes[20], "works"],
    ]);
  });

  it("say of many checks what failed, else what is not supported, else that all work", () => {
    assert.equal(verdict([cell({}), cell({}, "refused", "typescript")]), "not supported: typescript");
    assert.equal(
      verdict([cell({}, "refused", "typescript"), cell({}, "fails", "loads"), cell({}, "fails", "starts")]),
      "**fails**: loads, starts",
    );
    assert.equal(verdict([cell({})]), "works");
    assert.equal(verdict([]), "");
  });

  it("show compilers by settings, and whose fault it is where one finds any", () => {
    const common = { settings: "nodenext", moduleSystem: "esm", detail: "" } as const;
    const cells: CompilerCell[] = [
      { ...common, typescript: "5", aws: "7.48.0", outcome: "works" },
      { ...common, typescript: "7", aws: "7.48.0", outcome: "fails" },
      { ...common, typescript: "7", aws: "6.83.4", outcome: "foreign" },
    ];
    const { columns, rows } = compilersTable(cells);
    assert.deepEqual(columns, ["TypeScript", "nodenext, esm, aws 7", "nodenext, esm, aws 6"]);
    assert.deepEqual(rows, [
      [typescripts["5"], "works", ""],
      [typescripts["7"], "**fails**", "faults of @pulumi/aws"],
    ]);
  });

  it("show sizes in thousands of bytes", () => {
    const footprint = {
      packedBytes: 374_900,
      unpackedBytes: 1_421_400,
      files: 684,
      dependencies: 8,
      packages: 67,
    };
    assert.deepEqual(footprintTable(footprint).rows, [["375 kB", "1,421 kB", 684, 8, 67]]);
  });
});
