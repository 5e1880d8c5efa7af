import { execFile } from "node:child_process";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ENGINE_VERSION } from "../scripts/engine/version";

const run = promisify(execFile);

const { version: awsVersion }: { version: string } = require("@pulumi/aws/package.json");

/** What each has. */
const environments = {
  /** AWS CLI and boto3 releases of one day, so that both stand on one botocore. */
  clients: ["awscli==1.45.11", "boto3==1.43.11"],
  /** What Python programs and the generated package import. It is built by the last one, so that it needs no network. */
  sdk: [`pulumi==${ENGINE_VERSION}`, `pulumi-aws==${awsVersion}`, "parver==0.5", "setuptools==80.9.0"],
} as const;

export type PythonEnvironment = keyof typeof environments;

export const pythonEnvironments = Object.keys(environments) as readonly PythonEnvironment[];

/**
 * The folder of the programs in a virtual environment. It is kept outside the checkout by the versions of its packages;
 * the first time it is made from the Python package index, which takes up to some minutes. Rejects when that does not
 * work. Two processes must not make the same one at a time.
 */
export async function pythonEnvironment(kind: PythonEnvironment): Promise<string> {
  const packages = environments[kind];
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const home = join(cache, "pulumi-ecs-task", kind, packages.join("-").replaceAll("==", "-"));
  const bin = join(home, process.platform === "win32" ? "Scripts" : "bin");
  const marker = join(home, "complete");
  try {
    await access(marker);
    return bin;
  } catch {
    // Absent, or left half made: made anew.
  }
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await run("python3", ["-m", "venv", home]);
  // Compiling all of a large package takes longer than all of its programs' starts.
  const options = ["--quiet", "--disable-pip-version-check", "--no-compile"];
  await run(join(bin, "python"), ["-m", "pip", "install", ...options, ...packages]);
  await writeFile(marker, packages.join("\n"));
  return bin;
}
