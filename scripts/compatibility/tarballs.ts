import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun, withoutNpm } from "./command";
import type { ModuleSystem } from "./project";
import { componentFiles } from "./sources";

const checkout = resolve(__dirname, "../..");

/** What is installed from files, as a registry would give it. */
export interface Tarballs {
  /** The package of this checkout. */
  readonly itself: string;
  readonly component: Readonly<Record<ModuleSystem, string>>;
}

/** Packs the package as it is built, and the components' packages that depend on it. */
export async function packTarballs(directory: string): Promise<Tarballs> {
  await mkdir(directory, { recursive: true });
  const itself = await pack(checkout, directory);
  const component = async (moduleSystem: ModuleSystem, version: string) => {
    const source = join(directory, moduleSystem);
    await mkdir(source, { recursive: true });
    await writeFiles(source, componentFiles(moduleSystem, `file:${itself}`, version));
    return pack(source, directory);
  };
  // Of two versions, since a package manager may keep one tarball by name and version.
  return {
    itself,
    component: { commonjs: await component("commonjs", "1.0.0"), esm: await component("esm", "2.0.0") },
  };
}

async function pack(source: string, destination: string): Promise<string> {
  const argv = ["npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", destination] as const;
  const output = await mustRun({ argv: [...argv], cwd: source, env: withoutNpm(process.env) });
  return join(destination, output.trim().split("\n").at(-1) ?? "");
}

export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}
