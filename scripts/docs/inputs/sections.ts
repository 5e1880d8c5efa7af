import { pathInside, type Row } from "./rows";

/** The members of one input, or of the items of a list, on the page. */
export interface Section {
  /** Path of what the members are in. */
  readonly path: string;
  readonly rows: readonly Row[];
}

/** Lists with so many members that they have a section of their own. */
const large = ["taskDefinition.containerDefinitions[]", "taskDefinition.volumes[]"];

/** The sections of all rows that are in something, in the order of the rows. */
export function sectionsOf(rows: readonly Row[]): Section[] {
  const paths = new Set(rows.map(pathInside).filter((path) => !path.includes(".") || large.includes(path)));
  const homeOf = (row: Row) => [...paths].filter((path) => row.path.startsWith(`${path}.`)).at(-1);
  return [...paths]
    .map((path) => ({ path, rows: rows.filter((row) => homeOf(row) === path) }))
    .filter((section) => section.rows.length > 0);
}

/** A row's name in a section: the whole path, but in the section of a list's items what an item calls it. */
export function nameIn(section: Section): (path: string) => string {
  return (path) => (section.path.endsWith("[]") ? path.slice(section.path.length + 1) : path);
}
