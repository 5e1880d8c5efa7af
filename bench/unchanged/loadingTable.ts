import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Table } from "../part";
import { quantile } from "../report/statistics";

const pulumi = "@pulumi/pulumi";

/** What is loaded after what. */
const steps = [
  { what: "Pulumi, by the program and by the provider process", files: [pulumi] },
  { what: "this package, by the program", files: [pulumi, "index"] },
  { what: "this package, by the provider process", files: [pulumi, "runtime"] },
  { what: "more of it, by the first change", files: [pulumi, "runtime", "resource/deploy"] },
  { what: "the AWS SDK, by the first call", files: [pulumi, "runtime", "resource/deploy", "aws/connect"] },
] as const;

interface Taken {
  readonly cpuMs: number;
  readonly bytes: number;
}

/** What is taken before the first resource is looked at. */
export async function loadingTable(samples: number): Promise<Table> {
  const rows: Table["rows"][number][] = [];
  for (const { what, files } of steps) {
    const taken: Taken[] = [];
    for (let n = 0; n < samples; n++) taken.push(await loading(files));
    const median = (of: (one: Taken) => number) => quantile(taken.map(of), 0.5);
    rows.push([what, median(({ cpuMs }) => cpuMs), median(({ bytes }) => bytes) / 1e6]);
  }
  return {
    title: "What is loaded before the first resource",
    columns: ["what", "CPU, ms", "memory, MB"],
    rows,
    notes: [
      `Medians of ${samples} processes each, in which what stands above was loaded before.`,
      "The last two are loaded by no preview, and by no `up` that finds everything as it should be.",
    ],
  };
}

async function loading(files: readonly string[]): Promise<Taken> {
  const script = join(__dirname, "processes/load.cjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...files]);
  return JSON.parse(stdout);
}
