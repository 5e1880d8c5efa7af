import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { succeed } from "../run";
import { openSdkStack, type SdkStack } from "../sdkStack";

/** Opens a stack of the Go program beside this file, built together with the generated SDK. */
export async function openGoStack(releases: readonly string[]): Promise<SdkStack> {
  return openSdkStack({
    language: "go",
    project: __dirname,
    releases,
    async prepare({ sdk, directory }) {
      const program = join(sdk, "program");
      await mkdir(program);
      await copyFile(join(__dirname, "main.go"), join(program, "main.go"));
      const command = join(directory, "program");
      // A path of this run in what is compiled would have all of it compiled anew in the next one.
      await goIn(sdk, "build", "-trimpath", "-o", command, "./program");
      return { command, args: [] };
    },
  });
}

async function goIn(sdk: string, ...args: readonly string[]): Promise<void> {
  await succeed("go", args, { cwd: sdk, env: { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" } });
}
