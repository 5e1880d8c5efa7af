import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ModuleSystem } from "./project";
import { managerPackages } from "./versions";

export type ManagerName = "npm" | "pnpm" | "yarn" | "yarn-pnp";

/** What differs between package managers. Commands are lists of words; the first is a program or a script of Node. */
export interface Manager {
  /** With its version, for a table. */
  readonly title: string;
  /** Path below the tools' `node_modules`. */
  readonly program: string;
  /** Whether `program` is a script, to be run with the project's Node. */
  readonly isScript: boolean;
  readonly install: readonly string[];
  /** What comes before the name of a program of an installed package. */
  readonly exec: readonly string[];
  /** Its settings, by file name. */
  files(moduleSystem: ModuleSystem): Readonly<Record<string, string>>;
  /** What a Node process of the project in `directory` needs in its environment. */
  environment(directory: string, moduleSystem: ModuleSystem): Readonly<Record<string, string>>;
}

const yarn = {
  program: "@yarnpkg/cli-dist/bin/yarn.js",
  isScript: true,
  // In CI it would refuse to write the lockfile that a fresh project does not have.
  install: ["install", "--no-immutable"],
  exec: ["run"],
};

export const managers: Readonly<Record<ManagerName, Manager>> = {
  npm: {
    title: `npm ${managerPackages.npm}`,
    program: "npm/bin/npm-cli.js",
    isScript: true,
    install: ["install", "--no-audit", "--no-fund", "--prefer-offline"],
    exec: ["exec", "--no", "--"],
    files: () => ({}),
    environment: () => ({}),
  },
  pnpm: {
    title: `pnpm ${managerPackages.pnpm}`,
    program: ".bin/pnpm",
    isScript: false,
    install: ["install", "--prefer-offline", "--no-frozen-lockfile"],
    exec: ["exec"],
    // Refuses to install where nobody has said whether a dependency's scripts may run; this one comes with gRPC.
    files: () => ({ "pnpm-workspace.yaml": "allowBuilds:\n  protobufjs: false\n" }),
    environment: () => ({}),
  },
  yarn: {
    ...yarn,
    title: `yarn ${managerPackages["@yarnpkg/cli-dist"]}, node_modules`,
    files: () => ({ ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n", "yarn.lock": "" }),
    environment: () => ({}),
  },
  "yarn-pnp": {
    ...yarn,
    title: `yarn ${managerPackages["@yarnpkg/cli-dist"]}, PnP`,
    // On Node 22 Pulumi does not start under the loader, which Yarn would use for CommonJS too.
    files: (moduleSystem) => ({
      ".yarnrc.yml": `nodeLinker: pnp\nenableTelemetry: false\npnpEnableEsmLoader: ${moduleSystem === "esm"}\n`,
      "yarn.lock": "",
    }),
    // As `yarn exec pulumi up` gives it to Pulumi.
    environment: (directory, moduleSystem) => ({
      NODE_OPTIONS: [
        `--require ${join(directory, ".pnp.cjs")}`,
        ...(moduleSystem === "esm"
          ? [`--experimental-loader ${pathToFileURL(join(directory, ".pnp.loader.mjs"))}`]
          : []),
      ].join(" "),
    }),
  },
};
