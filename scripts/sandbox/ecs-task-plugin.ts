import { access, mkdir, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { shellQuote } from "../engine/shell-quote";

const checkout = path.resolve(__dirname, "../..");
const MAIN = path.join(checkout, "dist/provider/plugin/main.js");
const { version }: { version: string } = require(path.join(checkout, "package.json"));

/**
 * Installs the plugin of this checkout in the plugin cache of `pulumiHome`, under the version that its schema has, and
 * returns its executable. Rejects when it is not built.
 */
export async function installEcsTaskPlugin(pulumiHome: string): Promise<string> {
  await access(MAIN).catch(() => {
    throw new Error("The plugin is not built: run `npm run build`.");
  });
  const directory = path.join(pulumiHome, "plugins", `resource-ecs-task-v${version}`);
  await mkdir(directory, { recursive: true });
  const script = `#!/bin/sh\nexec ${shellQuote(process.execPath)} ${shellQuote(MAIN)} "$@"\n`;
  const executable = path.join(directory, "pulumi-resource-ecs-task");
  await writeFile(executable, script, { mode: 0o755 });
  return executable;
}
