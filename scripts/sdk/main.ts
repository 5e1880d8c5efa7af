/**
 * `npm run sdk -- LANGUAGE DIR`: writes the SDK of this package for Python, Go or Node into DIR, as `pulumi package add`
 * would for a project of that language.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureEngine } from "../engine/engine";
import { createReport } from "../engine/report";
import { createSandbox } from "../sandbox/sandbox";
import { generateSdk } from "./generate";
import { LANGUAGES } from "./generators";

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [given, directory, ...others] = positionals;
  const language = LANGUAGES.find((name) => name === given);
  if (language === undefined || directory === undefined || others.length > 0)
    throw new Error(`Usage: npm run sdk -- LANGUAGE DIR, where LANGUAGE is one of ${LANGUAGES.join(", ")}`);
  const report = createReport(process.stderr);
  const engine = await ensureEngine({ report });
  const temporary = await mkdtemp(path.join(tmpdir(), "ecs-task-sdk-"));
  try {
    const sandbox = await createSandbox({ engine, directory: temporary });
    report.say(await generateSdk(sandbox, language, { directory: path.resolve(directory), report }));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
