import * as path from "node:path";
import type { Report } from "../engine/report";
import { runPulumi } from "../sandbox/pulumi";
import type { Sandbox } from "../sandbox/sandbox";
import { ensureGenerators, type Language } from "./generators";

/** The schema of this package. */
export const SCHEMA = path.resolve(__dirname, "../../provider/plugin/schema.json");

/**
 * Writes the SDK of this package for a language into `<directory>/<language>`, through `pulumi package gen-sdk`, and
 * returns that folder.
 */
export async function generateSdk(
  sandbox: Sandbox,
  language: Language,
  { directory, report }: { readonly directory: string; readonly report: Report },
): Promise<string> {
  const generators = await ensureGenerators(sandbox.engine, report);
  const args = ["package", "gen-sdk", SCHEMA, "--language", language, "--out", directory];
  const { exitCode, stdout, stderr } = await runPulumi(withHosts(sandbox, generators), args, {
    cwd: sandbox.directory,
  });
  if (exitCode !== 0) throw new Error(`pulumi package gen-sdk --language ${language}: ${stderr || stdout}`);
  return path.join(directory, language);
}

/** Hosts on PATH win over those beside the engine, where the stand-in for Node programs has no generator. */
function withHosts(sandbox: Sandbox, generators: string | undefined): Sandbox {
  if (generators === undefined) return sandbox;
  const { PULUMI_IGNORE_AMBIENT_PLUGINS: _, PATH, ...rest } = sandbox.env;
  return { ...sandbox, env: { ...rest, PATH: [generators, PATH].filter(Boolean).join(path.delimiter) } };
}
