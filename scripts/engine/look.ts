import { execFile } from "node:child_process";
import { access, constants, realpath } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { valid } from "semver";
import type { Found } from "./decision";

/** A `pulumi` that starts: its path and the version it says it is. */
export interface Binary {
  readonly pulumi: string;
  readonly version: string;
}

/** Looks at PATH and at the engine cached in `cache`. Starts `pulumi version` of each; changes nothing. */
export async function look(
  cache: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ found: Found; onPath: Binary | undefined; cached: Binary | undefined }> {
  const pulumi = await which("pulumi", env);
  const onPath = pulumi === undefined ? undefined : await probe(pulumi);
  const cached = await probe(binaryIn(cache));
  const found = {
    onPath: onPath && { version: onPath.version, hasLanguageHost: await hasLanguageHost(onPath.pulumi) },
    cached: cached !== undefined,
    go: (await which("go", env)) !== undefined,
    platform: process.platform,
  };
  return { found, onPath, cached };
}

export function binaryIn(directory: string): string {
  return path.join(directory, "bin", executable("pulumi"));
}

/** The binary at `pulumi`, or `undefined` when there is none or it does not start. */
export async function probe(pulumi: string): Promise<Binary | undefined> {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
    const { stdout } = await promisify(execFile)(pulumi, ["version"], { env });
    const version = valid(stdout.trim());
    return version === null ? undefined : { pulumi, version };
  } catch {
    return undefined;
  }
}

/** The engine itself looks beside the file that its own path finally points to. */
async function hasLanguageHost(pulumi: string): Promise<boolean> {
  return isExecutable(path.join(path.dirname(await realpath(pulumi)), executable("pulumi-language-nodejs")));
}

async function which(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const directory of (env.PATH ?? "").split(path.delimiter).filter(path.isAbsolute)) {
    const candidate = path.join(directory, executable(command));
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function executable(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}
