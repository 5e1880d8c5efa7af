import { execFile } from "node:child_process";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * The folder of the programs in a virtual environment that has these packages, `name==version` each. It is kept outside
 * the checkout by their versions; the first time it is made from the Python package index, which takes up to some
 * minutes. Rejects when that does not work.
 */
export async function pythonEnvironment(kind: string, packages: readonly string[]): Promise<string> {
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
