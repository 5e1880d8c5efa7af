import type { Declared } from "./declared";
import { type Row, rowsOf } from "./rows";
import { nameIn, sectionsOf } from "./sections";
import { table } from "./table";

/** What a page tells of the inputs of a resource. */
export interface InputsPage {
  /** From the heading to the first table. */
  readonly introduction: string;
  /** Headings, each with its inputs in the order of the page. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly inputs: readonly Declared[];
}

/** The page about all inputs: a table for each group of them, and one for each that has members. */
export function page({ introduction, groups, inputs }: InputsPage): string {
  const rows = Object.values(groups).flatMap((names) =>
    names.flatMap((name) => rowsOf(inputs.filter((input) => input.name === name))),
  );
  const sections = sectionsOf(rows);
  const sectionAt = (path: string) => sections.find((section) => section.path === path)?.path;

  const overview = Object.entries(groups).flatMap(([heading, names]) => {
    const own = rows.filter(({ path }) => names.some((name) => name === path));
    return [`## ${heading}`, table(own, (path) => path, sectionAt), ...choicesIn(own)];
  });
  const members = sections.flatMap((section) => [
    `### \`${section.path}\``,
    table(section.rows, nameIn(section), sectionAt),
  ]);
  return `${[origin, introduction, ...overview, "## Members", ...members].join("\n\n")}\n`;
}

/** What the types of inputs say of the words that can be chosen. */
function choicesIn(rows: readonly Row[]): string[] {
  return rows.flatMap(({ path, types }) =>
    types.flatMap((type) => (type.kind === "choice" && type.doc !== "" ? [`\`${path}\`: ${type.doc}`] : [])),
  );
}

const origin = "<!-- Made from the types by `npm run docs`. Change the comments there. -->";
