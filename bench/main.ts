/**
 * `npm run bench`: measures, and shows each part's tables as it is done. With names, those parts alone; `--quick` is the
 * version for every change; `--json FILE` keeps the whole result; `--write` brings docs/performance.md up to date. Ends
 * with 1 when a part could not be measured, and with 2 for a wrong argument. A missed target is shown, and no failure.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { type BenchOptions, readOptions } from "./options";
import type { Part } from "./part";
import { parts } from "./parts";
import { jsonText } from "./report/json";
import { writePages } from "./report/pages";
import { type BenchResult, circumstances, missedTargets, type PartResult } from "./report/result";
import { terminalTable } from "./report/terminal";

const docs = resolve(__dirname, "../docs");

async function main(options: BenchOptions): Promise<void> {
  const measured = circumstances();
  const results: PartResult[] = [];
  for (const name of options.parts) {
    const result = await measure(name, options.quick);
    if (result === undefined) continue;
    results.push(result);
    if (options.write) await writePages(docs, result, measured);
  }
  say(`\n${results.length} of ${options.parts.length} parts were measured. ${verdict(results)}`);
  if (options.json === undefined) return;
  const { quick, parts: chosen } = options;
  const whole: BenchResult = { ...measured, options: { quick, parts: chosen }, parts: results };
  writeFileSync(options.json, jsonText(whole));
}

/** A part that fails says so, and the others still run. */
async function measure(name: string, quick: boolean): Promise<PartResult | undefined> {
  try {
    const part = load(name);
    say(`\n${name}: ${part.title}`);
    const beginMs = performance.now();
    const tables = await part.run({ quick, report: (line) => say(`  ${line}`) });
    const seconds = (performance.now() - beginMs) / 1_000;
    for (const table of tables) say(`\n${terminalTable(table)}`);
    say(`\n${name} took ${Math.round(seconds)} s`);
    return { name, title: part.title, seconds, tables };
  } catch (error) {
    console.error(`\n${name} could not be measured:`, error);
    process.exitCode = 1;
    return undefined;
  }
}

function verdict(results: readonly PartResult[]): string {
  const missed = results.flatMap(missedTargets);
  return missed.length === 0 ? "None of their targets was missed." : `Missed:\n${missed.join("\n")}`;
}

function load(name: string): Part {
  const part = parts[name];
  if (part === undefined) throw new RangeError(`there is no part "${name}"`);
  return part();
}

function say(text: string): void {
  console.log(text);
}

// That Node 20 is near its end is no news to who measures on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
try {
  main(readOptions(process.argv.slice(2), Object.keys(parts))).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
} catch (wrong) {
  console.error((wrong as Error).message);
  process.exitCode = 2;
}
