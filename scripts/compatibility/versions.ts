/** The releases of Node that are tried: those that get fixes, and 20, for as long as `engines` takes it. */
export const nodes = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.10.0" } as const;

export type NodeMajor = keyof typeof nodes;

/** The package managers, as npm packages: none of them is needed on the machine, and all run on every Node above. */
export const managerPackages = { npm: "11.19.1", pnpm: "12.21.0", "@yarnpkg/cli-dist": "4.18.1" } as const;

/** What a program is compiled with. Pulumi takes no 7 yet, so that one checks types only. */
export const typescripts = { "5.0": "5.0.4", "5": "5.9.3", "6": "6.0.3", "7": "7.0.2" } as const;

export type TypeScriptName = keyof typeof typescripts;

/** Pulumi compiles modules of ECMAScript with the program's own ts-node. */
export const tsNode = "10.9.2";
