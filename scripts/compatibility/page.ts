import { readFileSync, writeFileSync } from "node:fs";
import type { Table } from "../../bench/part";
import { markdownTables } from "../../bench/report/markdown";
import { withSection } from "../../bench/report/section";

/** Puts tables, and the line that says when and where they were made, into a section of a page. */
export function writeTables(page: string, section: string, tables: readonly Table[], made: string): void {
  const content = `${markdownTables(tables)}\n\n*${made}*`;
  writeFileSync(page, withSection(readFileSync(page, "utf8"), section, content));
}
