import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A part of the harness, and how it says that it has found something. */
export interface Part {
  readonly name: string;
  readonly tests: string;
  readonly settings: Readonly<Record<string, string>>;
  /** In the message of a failure that is a finding. Any other failure is the harness's own. */
  readonly finding: RegExp;
}

/** What a part of the harness said. */
export interface Verdict {
  readonly passed: number;
  /** The messages of the failures, cut to what can be read in a line. */
  readonly findings: readonly string[];
}

/** Lets a part of the harness look at a copy of the checkout. Rejects when it fails for a reason of its own. */
export async function look(directory: string, part: Part): Promise<Verdict> {
  const report = join(directory, `mocha-${randomUUID()}.json`);
  const output = await mocha(directory, report, part);
  const text = await readFile(report, "utf8").catch(() => {
    throw new Error(`mocha did not get to its end:\n${output.slice(-2_000)}`);
  });
  return verdictOf(JSON.parse(text), part);
}

export interface MochaReport {
  readonly stats: { readonly passes: number };
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
}

/** What a report comes to. Throws for a failure that is no finding. */
export function verdictOf({ stats, failures }: MochaReport, { name, finding }: Part): Verdict {
  const findings = failures.map(({ fullTitle, err: { message = "" } }) => {
    if (!finding.test(message))
      throw new Error(`the ${name} failed for another reason: ${fullTitle}: ${message}`);
    return message.replace(/\s+/g, " ").slice(0, 300);
  });
  return { passed: stats.passes, findings };
}

function mocha(cwd: string, report: string, { tests, settings }: Part): Promise<string> {
  const args = ["mocha", tests, "--reporter", "json", "--reporter-option", `output=${report}`];
  const options = { cwd, env: { ...process.env, ...settings }, maxBuffer: 256 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile("npx", args, options, (_failed, stdout, stderr) => resolve(stdout + stderr));
  });
}
