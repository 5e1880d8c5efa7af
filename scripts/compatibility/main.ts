/**
 * `npm run compatibility`: packs the package, installs it in fresh projects of many kinds, and plays it in each with the
 * real engine against the simulator. Shows every project as it is done, and then the tables. `--only npm,node20` plays
 * those projects that have all of these words; `--write` brings docs/compatibility.md up to date; `--json FILE` keeps
 * every result. Ends with 1 when something failed, having printed the whole of it, and with 2 for a wrong argument.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { circumstances } from "../../bench/report/result";
import { terminalTable } from "../../bench/report/terminal";
import { createReport } from "../engine/report";
import { type CompilerCell, compilerChoices, tryCompilers } from "./compilers";
import { measureFootprint } from "./footprint";
import { inParallel } from "./inParallel";
import { majors, matrix } from "./matrix";
import { type CompatibilityOptions, readOptions } from "./options";
import { writeTables } from "./page";
import { playProject } from "./play";
import { type Cell, type Project, titleOf, wordsOf } from "./project";
import { lookUpReleases, type Releases } from "./releases";
import {
  compilersTable,
  componentsTable,
  footprintTable,
  managersTable,
  releasesTable,
  verdict,
} from "./tables";
import { openWorkshop, type Workshop } from "./workshop";

const page = resolve(__dirname, "../../docs/compatibility.md");
const typesWord = "types";
const report = createReport(process.stderr);

async function main(): Promise<void> {
  const releases = await lookUpReleases();
  const projects = matrix(releases);
  const options = read([...new Set([typesWord, ...projects.flatMap(wordsOf)])]);
  if (options === undefined) return;
  const chosen = projects.filter((project) => isChosen(options, wordsOf(project)));
  const workshop = await openWorkshop(majorsOf(chosen), report);
  try {
    await report.during(`playing ${chosen.length} projects`, () =>
      measure(options, chosen, releases, workshop),
    );
  } finally {
    await workshop.close();
  }
}

async function measure(
  options: CompatibilityOptions,
  projects: readonly Project[],
  releases: Releases,
  workshop: Workshop,
): Promise<void> {
  const made = circumstances();
  const cells = (
    await inParallel(projects, options.jobs, async (project) => {
      const played = await playProject(project, workshop);
      show(project, played);
      return played;
    })
  ).flat();
  const compilers = isChosen(options, [typesWord])
    ? await tryCompilers(
        compilerChoices(releases),
        { pulumi: releases.pulumiFor(24), jobs: options.jobs },
        workshop,
      )
    : [];
  const footprint = await measureFootprint(workshop);

  const played = [managersTable(cells), componentsTable(cells), releasesTable(cells)];
  const types = [compilersTable(compilers)];
  const size = [footprintTable(footprint)];
  const filled = [...played, ...types, ...size].filter(({ rows }) => rows.length > 0);
  for (const table of filled) console.log(`\n${terminalTable(table)}`);
  if (options.json !== undefined)
    writeFileSync(
      options.json,
      `${JSON.stringify({ ...made, cells, compilers, footprint }, undefined, 2)}\n`,
    );
  conclude(cells, compilers);
  if (!options.write) return;
  const where = `\`npm run compatibility\`, ${made.date.slice(0, 10)}, on ${made.platform}.`;
  writeTables(page, "installs", played, where);
  writeTables(page, "types", types, where);
  writeTables(page, "footprint", size, where);
}

/** A line for the project, and every failure whole. */
function show(project: Project, cells: readonly Cell[]): void {
  const seconds = Math.round(cells.reduce((sum, cell) => sum + cell.seconds, 0));
  console.log(`${verdict(cells)}: ${titleOf(project)} (${seconds} s)`);
  for (const { check, outcome, detail } of cells)
    if (outcome === "fails") console.error(`\n${check} fails: ${titleOf(project)}\n${detail}\n`);
}

function conclude(cells: readonly Cell[], compilers: readonly CompilerCell[]): void {
  for (const { typescript, settings, outcome, detail } of compilers)
    if (outcome === "fails") console.error(`\nTypeScript ${typescript} fails with ${settings}\n${detail}\n`);
  const all = [...cells, ...compilers];
  const failed = all.filter(({ outcome }) => outcome === "fails").length;
  console.log(`\n${all.length} checks, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

function isChosen({ only }: CompatibilityOptions, words: readonly string[]): boolean {
  return only.length === 0 || only.some((list) => list.every((word) => words.includes(word)));
}

function majorsOf(projects: readonly Project[]) {
  return majors.filter((major) => projects.some(({ node }) => node === major));
}

function read(words: readonly string[]): CompatibilityOptions | undefined {
  try {
    return readOptions(process.argv.slice(2), words);
  } catch (wrong) {
    console.error((wrong as Error).message);
    process.exitCode = 2;
    return undefined;
  }
}

// That Node 20 is near its end is no news to who tries it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
