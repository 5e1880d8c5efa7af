import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { hasGenerators } from "../../scripts/sdk/generators";
import { run } from "./run";

export type Tool = "go" | "python3";

const versions = { go: "version", python3: "--version" } as const;

/**
 * Leaves a test or a suite out, and says why, on a machine without one of these tools. Generating an SDK needs Go as
 * well, where the engine did not come with Pulumi's language hosts.
 */
export async function requireTools(context: Mocha.Context, ...tools: readonly Tool[]): Promise<void> {
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  const needed: readonly Tool[] = (await hasGenerators(engine)) ? tools : [...tools, "go"];
  for (const tool of needed) {
    const started = await run(tool, [versions[tool]]).catch(() => undefined);
    if (started?.exitCode === 0) continue;
    console.log(`      skipped: there is no ${tool} on PATH`);
    context.skip();
  }
}
