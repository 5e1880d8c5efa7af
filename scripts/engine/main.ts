/**
 * `npm run --silent engine`: finds or makes a Pulumi engine and prints the shell line that puts it on PATH, so that
 * `eval "$(npm run --silent engine)"` gives the shell a working `pulumi`. Everything else goes to stderr.
 */
import * as path from "node:path";
import { ensureEngine } from "./engine";
import { createReport } from "./report";
import { shellQuote } from "./shell-quote";

async function main(): Promise<void> {
  const report = createReport(process.stderr);
  const { version, pulumi, source, env } = await ensureEngine({ report });
  report.say(`Pulumi ${version}, ${pulumi} (${source})`);
  if (env.PATH !== undefined)
    process.stdout.write(`export PATH=${shellQuote(path.dirname(pulumi))}:"$PATH"\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
