import { cp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun } from "./command";
import { inParallel } from "./inParallel";
import { managers } from "./managers";
import type { Releases } from "./releases";
import { programText } from "./sources";
import { writeFiles } from "./tarballs";
import { type TypeScriptName, typescripts } from "./versions";
import type { Workshop } from "./workshop";

/** How a compiler looks for packages: what a project's `tsconfig.json` says of it. */
const settings = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
  node10: { module: "commonjs", moduleResolution: "node10" },
} as const;

export type SettingsName = keyof typeof settings;

/** One compiler with one setting, and what it found. */
export interface CompilerCell {
  readonly typescript: TypeScriptName;
  readonly settings: SettingsName;
  readonly moduleSystem: "commonjs" | "esm";
  readonly aws: string;
  /** `foreign` where it finds fault with other packages alone, `gone` where it has no such setting. */
  readonly outcome: "works" | "foreign" | "gone" | "fails";
  readonly detail: string;
}

type Choice = Pick<CompilerCell, "typescript" | "settings" | "moduleSystem" | "aws">;

/** All compilers with all settings. Those that resolve by Node's rules also with the AWS provider's last release before 7. */
export function compilerChoices({ aws7, aws6 }: Releases): readonly Choice[] {
  const versions = ["5.0", "5", "6", "7"] as const;
  return versions.flatMap((typescript): Choice[] => [
    { typescript, settings: "nodenext", moduleSystem: "commonjs", aws: aws7 },
    { typescript, settings: "nodenext", moduleSystem: "esm", aws: aws7 },
    { typescript, settings: "bundler", moduleSystem: "esm", aws: aws7 },
    { typescript, settings: "node10", moduleSystem: "commonjs", aws: aws7 },
    { typescript, settings: "nodenext", moduleSystem: "commonjs", aws: aws6 },
  ]);
}

/** The programs that the package's own tests check the types with, which have what came with the AWS provider 7. */
const programs = resolve(__dirname, "../../tests/package/programs");
const filesFor = (aws: string) =>
  aws.startsWith("6.") ? ["program.ts"] : ["existingArguments.ts", "gatedService.ts", "program.ts"];

/** Installs every compiler beside the package, and lets each check programs, and all declarations that they lead to. */
export async function tryCompilers(
  choices: readonly Choice[],
  { pulumi, jobs }: { readonly pulumi: string; readonly jobs: number },
  workshop: Workshop,
): Promise<readonly CompilerCell[]> {
  const directory = (aws: string) => join(workshop.directory, `compilers-${aws}`);
  const releases = [...new Set(choices.map(({ aws }) => aws))];
  try {
    for (const aws of releases)
      await install(directory(aws), workshop, { "@pulumi/aws": aws, "@pulumi/pulumi": pulumi });
    return await inParallel(choices, jobs, (choice) => compile(choice, directory(choice.aws), workshop));
  } finally {
    for (const aws of releases) await rm(directory(aws), { recursive: true, force: true });
  }
}

/** With a folder of programs for each module system. */
async function install(
  directory: string,
  { tools, tarballs }: Workshop,
  pulumi: Readonly<Record<string, string>>,
): Promise<void> {
  const compilers = Object.entries(typescripts).map(([name, version]) => [
    `typescript-${name}`,
    `npm:typescript@${version}`,
  ]);
  const dependencies = { "pulumi-ecs-task": `file:${tarballs.itself}`, "@types/node": "^20.0.0", ...pulumi };
  const manifest = { private: true, dependencies: { ...dependencies, ...Object.fromEntries(compilers) } };
  for (const [folder, type] of [
    ["commonjs", "commonjs"],
    ["esm", "module"],
  ] as const) {
    await cp(programs, join(directory, folder), { recursive: true });
    await writeFiles(join(directory, folder), {
      "package.json": JSON.stringify({ private: true, type }),
      "program.ts": programText("itself", "esm"),
    });
  }
  await writeFiles(directory, { "package.json": JSON.stringify(manifest) });
  const argv = [...tools.start(managers.npm, undefined), ...managers.npm.install] as const;
  await mustRun({ argv: [argv[0], ...argv.slice(1)], cwd: directory, env: tools.environment(undefined) });
}

async function compile(choice: Choice, directory: string, { tools }: Workshop): Promise<CompilerCell> {
  const { typescript, settings: name, moduleSystem } = choice;
  const deprecations = typescript === "6" && name === "node10" ? { ignoreDeprecations: "6.0" } : {};
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    types: ["node"],
    skipLibCheck: false,
    ...settings[name],
    ...deprecations,
  };
  const cwd = join(directory, moduleSystem);
  const project = `tsconfig.${typescript}.${name}.json`;
  await writeFiles(cwd, { [project]: JSON.stringify({ compilerOptions, files: filesFor(choice.aws) }) });
  try {
    const compiler = join(directory, "node_modules", `typescript-${typescript}`, "bin/tsc");
    await mustRun({
      argv: [process.execPath, compiler, "-p", project],
      cwd,
      env: tools.environment(undefined),
    });
    return { ...choice, outcome: "works", detail: "" };
  } catch (error) {
    const detail = (error as Error).message;
    return { ...choice, outcome: faultOf(detail), detail };
  }
}

/** Whose fault it is, by what the compiler has printed. */
export function faultOf(output: string): Exclude<CompilerCell["outcome"], "works"> {
  const errors = output.split("\n").filter((line) => /error TS\d+:/.test(line));
  // "Option '...' has been removed."
  if (errors.some((line) => line.includes("error TS5108:"))) return "gone";
  const others = errors.filter((line) => /^(\.\.\/)*node_modules\/(?!pulumi-ecs-task\/)/.test(line));
  return errors.length > 0 && others.length === errors.length ? "foreign" : "fails";
}
