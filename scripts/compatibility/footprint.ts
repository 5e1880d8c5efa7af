import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun } from "./command";
import { managers } from "./managers";
import { writeFiles } from "./tarballs";
import type { Workshop } from "./workshop";

/** What installing the package costs. */
export interface Footprint {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly files: number;
  /** What its own manifest names. */
  readonly dependencies: number;
  /** All that npm installs with it, but for Pulumi's own packages, which a program has anyway. */
  readonly packages: number;
}

const checkout = resolve(__dirname, "../..");

export async function measureFootprint({ directory, tools, tarballs }: Workshop): Promise<Footprint> {
  const npm = (cwd: string, ...args: string[]) =>
    mustRun({
      argv: [...tools.start(managers.npm, undefined), ...args],
      cwd,
      env: tools.environment(undefined),
    });
  const [packed] = JSON.parse(await npm(checkout, "pack", "--ignore-scripts", "--dry-run", "--json"));
  const project = join(directory, "footprint");
  await mkdir(project);
  try {
    await writeFiles(project, {
      "package.json": JSON.stringify({
        private: true,
        dependencies: { "pulumi-ecs-task": `file:${tarballs.itself}` },
      }),
    });
    await npm(project, "install", "--package-lock-only", "--legacy-peer-deps", "--no-audit", "--no-fund");
    const { packages } = JSON.parse(await readFile(join(project, "package-lock.json"), "utf8"));
    const { dependencies } = packages["node_modules/pulumi-ecs-task"];
    return {
      packedBytes: packed.size,
      unpackedBytes: packed.unpackedSize,
      files: packed.entryCount,
      dependencies: Object.keys(dependencies).length,
      // Without the project and the package.
      packages: Object.keys(packages).length - 2,
    };
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}
