import { mkdir, rm } from "node:fs/promises";
import * as path from "node:path";
import type { SemVer } from "semver";
import { go } from "./go";
import type { Report } from "./report";

/** A program that is built from its Go module. */
export interface GoProgram {
  /** Its name in a sentence, such as `the engine`. */
  readonly name: string;
  readonly command: string;
  readonly version: SemVer;
  /** The variable that the linker gives the version to. */
  readonly versionVariable: string;
  /** How long the build takes, in words. */
  readonly duration: string;
}

/**
 * Builds a program with the `go` on PATH into `<root>/bin`. A module of its own requires the command, because
 * `go install` refuses a command whose go.mod has `replace` lines. Rejects with the last lines that Go printed.
 */
export async function buildWithGo(
  { name, command, version, versionVariable, duration }: GoProgram,
  root: string,
  report: Report,
): Promise<void> {
  const module = path.join(root, "module");
  await mkdir(module);
  await go(module, "mod", "init", "tools.local");
  await report.during(`downloading the Go modules of ${name} (1 to 2 minutes)`, () =>
    go(module, "get", `${command}@v${version}`),
  );
  const linkerFlags = `-s -w -X ${versionVariable}=v${version}`;
  const output = `${path.join(root, "bin")}${path.sep}`;
  await report.during(`building ${name} (${duration})`, () =>
    go(module, "build", "-tags", "osusergo,grpcnotrace", "-ldflags", linkerFlags, "-o", output, command),
  );
  await rm(module, { recursive: true });
}
