import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import type { Report } from "./report";
import { ENGINE_VERSION } from "./version";

const COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Builds the engine with the `go` on PATH into `<root>/bin`. A module of its own requires the command, because
 * `go install` refuses a command whose go.mod has `replace` lines. Rejects with the last lines that Go printed.
 */
export async function buildWithGo(root: string, report: Report): Promise<void> {
  const module = path.join(root, "module");
  await mkdir(module);
  await go(module, "mod", "init", "tools.local");
  await report.during("downloading the Go modules of the engine (1 to 2 minutes)", () =>
    go(module, "get", `${COMMAND}@v${ENGINE_VERSION}`),
  );
  const linkerFlags = `-s -w -X ${VERSION_VARIABLE}=v${ENGINE_VERSION}`;
  const output = `${path.join(root, "bin")}${path.sep}`;
  await report.during("building the engine (about 5 minutes on two cores)", () =>
    go(module, "build", "-tags", "osusergo,grpcnotrace", "-ldflags", linkerFlags, "-o", output, COMMAND),
  );
  await rm(module, { recursive: true });
}

async function go(cwd: string, ...args: string[]): Promise<void> {
  // The user's own workspace and flags are about other modules.
  const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
  try {
    await promisify(execFile)("go", args, { cwd, env, maxBuffer: OUTPUT_LIMIT_BYTES });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const lastLines = (stderr ?? String(error)).trim().split("\n").slice(-3).join(" ");
    throw new Error(`go ${args[0]}: ${lastLines}`, { cause: error });
  }
}
