import type { Table } from "../../bench/part";
import type { CompilerCell } from "./compilers";
import type { Footprint } from "./footprint";
import { managers } from "./managers";
import type { Cell, Project } from "./project";
import { nodes, typescripts } from "./versions";

/** One row for each package manager and module system, one column for each Node. */
export function managersTable(cells: readonly Cell[]): Table {
  const own = cells.filter(({ project }) => project.table === "managers");
  const majors = [...new Set(own.flatMap(({ project: { node } }) => node ?? []))];
  const used = majors.map((major) => own.find(({ project }) => project.node === major)?.project);
  return {
    title: "A fresh project",
    columns: ["package manager", "modules", ...majors.map((major) => `Node ${nodes[major]}`)],
    rows: grouped(own, ({ manager, moduleSystem }) => `${manager} ${moduleSystem}`).map(([project, row]) => [
      managers[project.manager].title,
      modules(project),
      ...majors.map((major) => verdict(row.filter((cell) => cell.project.node === major))),
    ]),
    notes: used.flatMap((project) =>
      project === undefined
        ? []
        : [
            `Node ${project.node}: @pulumi/pulumi ${project.pulumi}, @pulumi/aws ${project.aws}, ` +
              `TypeScript ${typescripts[project.typescript]}`,
          ],
    ),
  };
}

/** One row for each package manager, one column for each module system. */
export function componentsTable(cells: readonly Cell[]): Table {
  const own = cells.filter(({ project }) => project.table === "components");
  const columns = [...new Set(own.map(({ project }) => modules(project)))];
  return {
    title: "A program that has the package through a component's package alone",
    columns: ["package manager", ...columns],
    rows: grouped(own, ({ manager }) => manager).map(([project, row]) => [
      managers[project.manager].title,
      ...columns.map((column) => verdict(row.filter((cell) => modules(cell.project) === column))),
    ]),
  };
}

/** One row for each project with releases that are not the newest. */
export function releasesTable(cells: readonly Cell[]): Table {
  const own = cells.filter(({ project }) => project.table === "releases");
  return {
    title: "Older releases of Pulumi",
    columns: ["@pulumi/pulumi", "@pulumi/aws", "Node", "outcome"],
    rows: grouped(own, ({ pulumi, aws }) => `${pulumi} ${aws}`).map(([project, row]) => [
      project.pulumi,
      project.aws,
      project.node === undefined ? process.versions.node : nodes[project.node],
      verdict(row),
    ]),
  };
}

export function compilersTable(cells: readonly CompilerCell[]): Table {
  const columns = [...new Set(cells.map(settingsOf))];
  const versions = [...new Set(cells.map(({ typescript }) => typescript))];
  return {
    title: "Types, without skipLibCheck",
    columns: ["TypeScript", ...columns],
    rows: versions.map((typescript) => [
      typescripts[typescript],
      ...columns.map((column) => {
        const cell = cells.find((cell) => cell.typescript === typescript && settingsOf(cell) === column);
        return cell === undefined ? "" : compilerWords[cell.outcome];
      }),
    ]),
  };
}

export function footprintTable(footprint: Footprint): Table {
  const { packedBytes, unpackedBytes, files, dependencies, packages } = footprint;
  return {
    title: "What is installed",
    columns: ["download", "unpacked", "files", "dependencies", "packages with theirs"],
    rows: [[kilobytes(packedBytes), kilobytes(unpackedBytes), files, dependencies, packages]],
  };
}

const compilerWords: Readonly<Record<CompilerCell["outcome"], string>> = {
  works: "works",
  foreign: "faults of @pulumi/aws",
  gone: "no such setting",
  fails: "**fails**",
};

function settingsOf({ settings, moduleSystem, aws }: CompilerCell): string {
  return `${settings}, ${moduleSystem}, aws ${aws.split(".")[0]}`;
}

function modules({ moduleSystem }: Project): string {
  return moduleSystem === "esm" ? "ESM" : "CommonJS";
}

/** What the cells of one field of a table say together. */
export function verdict(cells: readonly Cell[]): string {
  if (cells.length === 0) return "";
  const named = (outcome: Cell["outcome"]) =>
    cells
      .filter((cell) => cell.outcome === outcome)
      .map(({ check }) => check)
      .join(", ");
  if (named("fails") !== "") return `**fails**: ${named("fails")}`;
  return named("refused") === "" ? "works" : `not supported: ${named("refused")}`;
}

/** The cells of each group, with the first one's project. */
function grouped(
  cells: readonly Cell[],
  groupOf: (project: Project) => string,
): [project: Project, cells: readonly Cell[]][] {
  const groups = [...new Set(cells.map(({ project }) => groupOf(project)))];
  return groups.flatMap((group) => {
    const own = cells.filter(({ project }) => groupOf(project) === group);
    return own[0] === undefined ? [] : [[own[0].project, own]];
  });
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1_000).toLocaleString("en-US")} kB`;
}
