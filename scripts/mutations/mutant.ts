import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Mutation } from "./mutations";

const run = promisify(execFile);
const checkout = resolve(__dirname, "../..");

/** The source with the mistake in it. Throws when the place for it is not there, or not the only one. */
export function mutate(source: string, { name, file, find, replace }: Mutation): string {
  const places = source.split(find).length - 1;
  if (places !== 1) {
    throw new Error(
      `"${name}": ${file} has ${JSON.stringify(find)} ${places} times in place of once: bring scripts/mutations/mutations.ts up to date`,
    );
  }
  return source.replace(find, () => replace);
}

/** Lets `work` have a built copy of the checkout as it stands, uncommitted changes included, with the mistake in it. */
export async function withCopy<T>(
  mutation: Mutation | undefined,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-mutant-"));
  try {
    const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: checkout,
      maxBuffer: 64 * 1024 * 1024,
    });
    for (const file of listed.stdout.split("\0").filter((one) => one !== "")) {
      await mkdir(join(directory, dirname(file)), { recursive: true });
      await cp(join(checkout, file), join(directory, file), { recursive: true });
    }
    await symlink(join(checkout, "node_modules"), join(directory, "node_modules"));
    if (mutation !== undefined) {
      const file = join(directory, mutation.file);
      await writeFile(file, mutate(await readFile(file, "utf8"), mutation));
    }
    await run("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: directory });
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
