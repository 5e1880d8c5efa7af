import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonText } from "../../bench/report/json";
import { markdownTables } from "../../bench/report/markdown";
import type { Circumstances } from "../../bench/report/result";
import { withSection } from "../../bench/report/section";
import { timelineTable } from "./table";
import type { Timeline } from "./timeline";

/** Where and when the timelines were recorded. The account is nobody's business. */
export interface Recorded extends Circumstances {
  readonly region: string;
  readonly image: string;
  readonly engine: string;
}

/** Name of the section in docs/performance.md and of the file beside it. */
const sectionName = "aws-timeline";

/** Writes the timelines below `docs`, and with `write` the section of performance.md too. Returns the files. */
export function writeTimelines(
  docs: string,
  timelines: readonly Timeline[],
  recorded: Recorded,
  write: boolean,
): readonly string[] {
  const folder = join(docs, "performance");
  const file = join(folder, `${sectionName}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, jsonText({ ...recorded, timelines }));
  if (!write) return [file];
  const page = join(docs, "performance.md");
  const content = [markdownTables([timelineTable(timelines)]), taken(recorded)].join("\n\n");
  writeFileSync(page, withSection(readFileSync(page, "utf8"), sectionName, content));
  return [file, page];
}

function taken({ date, region, image, engine, node }: Recorded): string {
  return `*\`npm run test:aws -- --write\`, ${date.slice(0, 10)}, ${region}, ${image}, Pulumi ${engine}, Node ${node}.*`;
}
