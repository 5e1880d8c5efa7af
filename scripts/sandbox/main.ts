/**
 * `npm run --silent sandbox -- DIR`: makes or finds a sandbox in DIR and prints the shell lines that lead into it, so
 * that `eval "$(npm run --silent sandbox -- /tmp/hi-web)"` gives the shell a `pulumi` that has the stand-in for the AWS
 * provider and none of the user's own stacks and accounts. With --yaml it runs YAML programs too, with this package's
 * plugin. Everything else goes to stderr.
 */
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureEngine } from "../engine/engine";
import { createReport } from "../engine/report";
import { ensureYaml } from "../engine/yaml";
import { installEcsTaskPlugin } from "./ecs-task-plugin";
import { createSandbox } from "./sandbox";
import { shellLines } from "./shell-lines";

async function main(): Promise<void> {
  const options = { yaml: { type: "boolean", default: false } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0)
    throw new Error(
      "Usage: npm run --silent sandbox -- DIR [--yaml], DIR being the folder of the sandbox, which is made if need be",
    );
  const report = createReport(process.stderr);
  const engine = await ensureEngine({ report });
  const sandbox = await createSandbox({ engine, directory: path.resolve(directory) });
  if (values.yaml) {
    await ensureYaml(engine, report);
    await installEcsTaskPlugin(String(sandbox.env.PULUMI_HOME));
  }
  report.say(`Pulumi ${engine.version}, with its stacks and plugins in ${sandbox.directory}`);
  process.stdout.write(`${shellLines(sandbox, process.env).join("\n")}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
