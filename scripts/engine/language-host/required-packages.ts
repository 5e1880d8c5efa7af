import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

/** A plugin as the engine asks for it. `server` is empty where the plugin comes from the usual place. */
export interface RequiredPackage {
  readonly name: string;
  readonly version: string;
  readonly server: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly pulumi?: { resource?: boolean; name?: string; version?: string; server?: string };
}

/**
 * The plugins of the package that the program in `directory` belongs to: its direct dependencies whose own manifest
 * says `pulumi.resource`. The engine finds the others when the first of their resources is registered.
 */
export function requiredPackages(directory: string): RequiredPackage[] {
  const manifestPath = nearestManifest(directory);
  if (manifestPath === undefined) return [];
  const { dependencies, devDependencies } = readManifest(manifestPath);
  const { resolve } = createRequire(manifestPath);
  return Object.keys({ ...devDependencies, ...dependencies }).flatMap((dependency) => {
    try {
      const { name, version, pulumi } = readManifest(resolve(`${dependency}/package.json`));
      if (pulumi?.resource !== true) return [];
      const plugin = pulumi.name ?? name.replace(/^@pulumi\//, "");
      return [{ name: plugin, version: pulumi.version ?? version, server: pulumi.server ?? "" }];
    } catch {
      // Not installed, or hides its manifest behind `exports`, which a package with a plugin does not.
      return [];
    }
  });
}

function nearestManifest(directory: string): string | undefined {
  const candidate = path.join(directory, "package.json");
  if (existsSync(candidate)) return candidate;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : nearestManifest(parent);
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8"));
}
