import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plotsOf } from "../plots/plots";
import { renderPlot } from "../plots/render";
import { jsonText } from "./json";
import { markdownTables } from "./markdown";
import type { Circumstances, PartResult } from "./result";
import { withSection } from "./section";

/** Writes `performance/NAME.json` and the plots below `docs`, and the part's section of `performance.md`. */
export async function writePages(docs: string, part: PartResult, measured: Circumstances): Promise<void> {
  const folder = join(docs, "performance");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${part.name}.json`), jsonText({ ...measured, ...part }));
  const plots = plotsOf(part);
  for (const { file, spec } of plots) writeFileSync(join(folder, file), await renderPlot(spec));

  const page = join(docs, "performance.md");
  const pictures = plots.map(({ file, title }) => `![${title}](performance/${file})`);
  const content = [...pictures, markdownTables(part.tables), taken(part, measured)].join("\n\n");
  writeFileSync(page, withSection(readFileSync(page, "utf8"), part.name, content));
}

function taken({ name, seconds }: PartResult, { date, node, platform, cpu }: Circumstances): string {
  const machine = `${cpu.count} × ${cpu.model}, ${platform}, Node ${node}`;
  return `*\`npm run bench -- ${name}\`, ${date.slice(0, 10)}, ${Math.round(seconds)} s on ${machine}.*`;
}
