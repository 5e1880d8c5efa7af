import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { mustRun, withoutNpm } from "./command";
import type { Manager } from "./managers";
import { managerPackages, type NodeMajor, nodes } from "./versions";

/** The package managers and the releases of Node, installed in a folder of their own. */
export interface Tools {
  /** The words that start a package manager under a Node, before its arguments. */
  start(manager: Manager, node: NodeMajor | undefined): [program: string, ...args: string[]];
  /** The environment in which `node` is the given one. */
  environment(node: NodeMajor | undefined): NodeJS.ProcessEnv;
}

/** Installs them with the npm that is there. Releases of Node come as npm packages of each platform. */
export async function installTools(directory: string, majors: readonly NodeMajor[]): Promise<Tools> {
  const platform = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const releases = majors.map((major) => [`node-${major}`, `npm:node-${platform}@${nodes[major]}`]);
  const manifest = {
    private: true,
    dependencies: { ...managerPackages, ...Object.fromEntries(releases) },
  };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "package.json"), JSON.stringify(manifest));
  const env = withoutNpm(process.env);
  await mustRun({
    argv: ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"],
    cwd: directory,
    env,
  });

  const modules = join(directory, "node_modules");
  const binary = (node: NodeMajor | undefined) =>
    node === undefined ? process.execPath : join(modules, `node-${node}`, "bin", "node");
  return {
    start: ({ program, isScript }, node) => {
      const file = join(modules, program);
      return isScript ? [binary(node), file] : [file];
    },
    environment: (node) => ({ ...env, PATH: [dirname(binary(node)), env.PATH].join(delimiter) }),
  };
}
