import { join, resolve } from "node:path";
import { pythonEnvironment } from "../../pythonEnvironment";
import { succeed } from "../run";
import { openSdkStack, type SdkStack } from "../sdkStack";

/** Opens a stack of the very program in `examples/<example>`. */
export function openPythonExample(example: string, releases: readonly string[]): Promise<SdkStack> {
  return openPythonStack(resolve(__dirname, "../../../examples", example), releases);
}

/** Opens a stack of the program in a folder. */
export function openPythonStack(project: string, releases: readonly string[]): Promise<SdkStack> {
  return openSdkStack({
    language: "python",
    project,
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
  const python = join(await pythonEnvironment("sdk"), "python");
  const offline = ["--quiet", "--no-deps", "--no-build-isolation", "--no-compile"];
  await succeed(python, ["-m", "pip", "install", ...offline, "--target", target, sdk]);
  return { python, env: { PYTHONPATH: target, PYTHONDONTWRITEBYTECODE: "1" } };
}
