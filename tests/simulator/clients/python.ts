import { execFile } from "node:child_process";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** AWS CLI and boto3 releases of one day, so that both stand on one botocore. */
const packages = ["awscli==1.45.11", "boto3==1.43.11"];

/** Clients that nobody here wrote, or why there are none. */
export type PythonClients =
  | { readonly kind: "ready"; readonly aws: string; readonly python: string }
  | { readonly kind: "unavailable"; readonly reason: string };

/**
 * The AWS CLI and boto3 in a virtual environment, kept outside the checkout by version. The first time it is made from
 * the Python package index, which takes up to some minutes.
 */
export async function pythonClients(): Promise<PythonClients> {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const home = join(cache, "pulumi-ecs-task", "clients", packages.join("-").replaceAll("==", "-"));
  const bin = join(home, process.platform === "win32" ? "Scripts" : "bin");
  const ready: PythonClients = { kind: "ready", aws: join(bin, "aws"), python: join(bin, "python") };
  const marker = join(home, "complete");
  try {
    await access(marker);
    return ready;
  } catch {
    // Absent, or left half made: made anew.
  }
  try {
    await rm(home, { recursive: true, force: true });
    await mkdir(home, { recursive: true });
    await run("python3", ["-m", "venv", home]);
    await run(ready.python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]);
    await writeFile(marker, packages.join("\n"));
    return ready;
  } catch (cause) {
    return { kind: "unavailable", reason: `no AWS CLI and boto3: ${(cause as Error).message.trim()}` };
  }
}

/** The environment for a client: credentials that are none, this endpoint, and nothing of the machine's own settings. */
export function clientEnvironment(url: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_MAX_ATTEMPTS: "1",
  };
}
