import { join, resolve } from "node:path";
import { ENGINE_VERSION } from "../../../scripts/engine/version";
import { pythonEnvironment } from "../../pythonEnvironment";
import { succeed } from "../run";
import { openSdkStack, type SdkStack } from "../sdkStack";

const { version: awsVersion }: { version: string } = require("@pulumi/aws/package.json");

/** What the programs and the generated package import. It is built by the last one, so that it needs no network. */
const packages = [
  `pulumi==${ENGINE_VERSION}`,
  `pulumi-aws==${awsVersion}`,
  "parver==0.5",
  "setuptools==80.9.0",
];

/** Opens a stack of the very program in `examples/<example>`. */
export async function openPythonStack(example: string, releases: readonly string[]): Promise<SdkStack> {
  return openSdkStack({
    language: "python",
    project: resolve(__dirname, "../../../examples", example),
    releases,
    async prepare({ sdk, directory }) {
      const { python, env } = await pythonWith(sdk, join(directory, "packages"));
      return { command: python, args: [join(__dirname, "run.py")], env };
    },
  });
}

/** A Python with the generated SDK, which is put into `target`, and the packages beside it. */
export async function pythonWith(
  sdk: string,
  target: string,
): Promise<{ readonly python: string; readonly env: Readonly<Record<string, string>> }> {
  const python = join(await pythonEnvironment("sdk", packages), "python");
  const offline = ["--quiet", "--no-deps", "--no-build-isolation", "--no-compile"];
  await succeed(python, ["-m", "pip", "install", ...offline, "--target", target, sdk]);
  return { python, env: { PYTHONPATH: target, PYTHONDONTWRITEBYTECODE: "1" } };
}
