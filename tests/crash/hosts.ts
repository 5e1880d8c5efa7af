import { join } from "node:path";
import { nodeProgram, type Program, yamlProgram } from "../engine/program";
import { crashingYaml } from "./crashingYaml";

/** What a release gives the migration in its environment. */
export type Release = Readonly<Record<string, string>>;

/** What runs the tasks of a program: Pulumi's provider of dynamic resources, or the plugin. */
export const hosts = ["dynamic", "plugin"] as const;

export type Host = (typeof hosts)[number];

/** The same program for each host, with a cluster and a family of its stack's own name, so that many share a simulator. */
export const programs: Readonly<Record<Host, Program<Release>>> = {
  dynamic: nodeProgram(join(__dirname, "project"), "RELEASE_UNDER_TEST"),
  plugin: yamlProgram(crashingYaml),
};

/** How many cells of each column every test run plays. Both hosts call the same handlers. */
export const sampleSizes: Readonly<Record<Host, number>> = { dynamic: 2, plugin: 1 };
