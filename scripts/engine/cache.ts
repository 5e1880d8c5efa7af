import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { ENGINE_VERSION } from "./version";

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Where the engine of {@link ENGINE_VERSION} is kept, its programs in `bin`: outside any checkout, one per version. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const caches = env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return path.join(caches, "pulumi-ecs-task", "engine", ENGINE_VERSION.version);
}

/**
 * Makes `directory` with what `make` puts into the temporary folder it is given. The folder takes its name in one
 * rename, so a killed `make` leaves no half `directory`; of two processes that make the same one, the first to finish
 * wins and the other takes what it finds. `isComplete` tells a good `directory` from a spoilt one, which is replaced.
 */
export async function makeAtomically(
  directory: string,
  make: (partial: string) => Promise<void>,
  isComplete: (directory: string) => Promise<boolean>,
): Promise<void> {
  await mkdir(path.dirname(directory), { recursive: true });
  await removeAbandoned(directory);
  const partial = await mkdtemp(`${directory}.partial-`);
  try {
    await make(partial);
    if (await isComplete(directory)) return;
    // Out of the way by a rename first: nobody may find a folder that is half removed.
    const spoilt = path.join(partial, "spoilt");
    await rename(directory, spoilt).catch(ignore("ENOENT"));
    await rm(spoilt, { recursive: true, force: true });
    await rename(partial, directory).catch(ignore("ENOTEMPTY", "EEXIST"));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Removes what killed processes left behind, but nothing that one may still be working on. */
async function removeAbandoned(directory: string): Promise<void> {
  const parent = path.dirname(directory);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${path.basename(directory)}.partial-`)) continue;
    const partial = path.join(parent, name);
    const { mtimeMs } = await stat(partial);
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(partial, { recursive: true, force: true });
  }
}

function ignore(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? "")) throw error;
  };
}
