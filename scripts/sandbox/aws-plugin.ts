import { access, mkdir, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { shellQuote } from "../engine/shell-quote";

const MAIN = path.resolve(__dirname, "../../dist/simulator/aws-plugin/main.js");
const { version }: { version: string } = require("@pulumi/aws/package.json");

/**
 * Installs the stand-in for `pulumi-resource-aws` in the plugin cache of `pulumiHome`, under the version that programs
 * of this project ask for. Never on PATH and never in a user's own home, where real stacks would pick it up. Rejects
 * when the simulator is not built.
 */
export async function installAwsPlugin(pulumiHome: string): Promise<void> {
  await access(MAIN).catch(() => {
    throw new Error("The stand-in for the AWS provider is not built: run `npm run build`.");
  });
  const directory = path.join(pulumiHome, "plugins", `resource-aws-v${version}`);
  await mkdir(directory, { recursive: true });
  const script = `#!/bin/sh\nexec ${shellQuote(process.execPath)} ${shellQuote(MAIN)} "$@"\n`;
  await writeFile(path.join(directory, "pulumi-resource-aws"), script, { mode: 0o755 });
}
