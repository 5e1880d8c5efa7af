import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mustRun, runCommand } from "./command";
import { deploy } from "./deploy";
import { managers } from "./managers";
import type { Cell, Check, Language, Project } from "./project";
import { component, projectFiles } from "./sources";
import { writeFiles } from "./tarballs";
import { createTurns } from "./turns";
import type { Workshop } from "./workshop";

const { bin }: { bin: Record<string, string> } = require(resolve(__dirname, "../../package.json"));

/** What every program of `bin` shows that has started. */
const signs: Readonly<Record<string, readonly [args: readonly string[], sign: RegExp]>> = {
  "ecs-task": [["--help"], /Usage: ecs-task/],
  // The port on which it serves.
  "pulumi-resource-ecs-task": [[], /^\d+\r?\n/m],
};

let count = 0;

/** Package managers share caches between projects, and not all of them expect to. */
const inTurn = createTurns();

/** Makes a project, installs it, and does its checks one after the other. Never rejects: an error is an outcome. */
export async function playProject(project: Project, workshop: Workshop): Promise<readonly Cell[]> {
  const directory = join(workshop.directory, `project-${++count}`);
  const cells: Cell[] = [];
  const attempt = async (check: Cell["check"], work: () => Promise<unknown>) => {
    const beganMs = performance.now();
    const outcome = await outcomeOf(work, check === "installs" ? undefined : project.refusals?.[check]);
    cells.push({ project, check, ...outcome, seconds: (performance.now() - beganMs) / 1_000 });
    return outcome.outcome;
  };
  try {
    if ((await attempt("installs", () => install(project, workshop, directory))) === "works")
      for (const check of project.checks)
        await attempt(check, () => checks[check]({ project, workshop, directory }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return cells;
}

type Outcome = Pick<Cell, "outcome" | "detail">;

async function outcomeOf(work: () => Promise<unknown>, refusal: RegExp | undefined): Promise<Outcome> {
  try {
    await work();
    return { outcome: "works", detail: "" };
  } catch (error) {
    const detail = (error as Error).message;
    const [sentence] = refusal?.exec(detail) ?? [];
    return sentence === undefined ? { outcome: "fails", detail } : { outcome: "refused", detail: sentence };
  }
}

async function install(project: Project, { tools, tarballs }: Workshop, directory: string): Promise<void> {
  const { manager: name, through, moduleSystem, node } = project;
  const manager = managers[name];
  const packages =
    through === "itself"
      ? { "pulumi-ecs-task": `file:${tarballs.itself}` }
      : { [component]: `file:${tarballs.component[moduleSystem]}` };
  await mkdir(directory);
  await writeFiles(directory, { ...manager.files(moduleSystem), ...projectFiles(project, packages) });
  const argv = [...tools.start(manager, node), ...manager.install] as const;
  await inTurn(manager.program, () =>
    mustRun({ argv: [argv[0], ...argv.slice(1)], cwd: directory, env: tools.environment(node) }),
  );
}

interface Installed {
  readonly project: Project;
  readonly workshop: Workshop;
  readonly directory: string;
}

const checks: Readonly<Record<Check, (installed: Installed) => Promise<unknown>>> = {
  loads: (installed) =>
    mustRun({ argv: ["node", "loads.cjs"], cwd: installed.directory, env: environmentOf(installed) }),

  async starts(installed) {
    for (const name of Object.keys(bin)) {
      const [args, sign] = signs[name] ?? [["--help"], /./];
      const { output } = await runCommand({ ...programOf(installed, [name, ...args]), until: sign });
      if (!sign.test(output)) throw new Error(`${name} did not start:\n${output}`);
    }
  },

  types: (installed) => mustRun(programOf(installed, ["tsc", "-p", "."])),

  javascript: (installed) => deployment(installed, "javascript"),
  typescript: (installed) => deployment(installed, "typescript"),
  stripped: (installed) => deployment(installed, "stripped"),
};

function deployment(installed: Installed, language: Language): Promise<void> {
  const { project, workshop, directory } = installed;
  return deploy({
    engine: workshop.engine,
    cwd: directory,
    directory: join(directory, `of-${language}`),
    language,
    aws: project.aws,
    env: environmentOf(installed),
  });
}

/** A program of an installed package, started as the package manager does. */
function programOf(installed: Installed, words: readonly string[]) {
  const { project, workshop, directory } = installed;
  const manager = managers[project.manager];
  const [program, ...args] = workshop.tools.start(manager, project.node);
  const env = workshop.tools.environment(project.node);
  return {
    argv: [program, ...args, ...manager.exec, ...words] as [string, ...string[]],
    cwd: directory,
    env,
  };
}

function environmentOf({ project, workshop, directory }: Installed): NodeJS.ProcessEnv {
  const env = managers[project.manager].environment(directory, project.moduleSystem);
  return { ...workshop.tools.environment(project.node), ...env };
}
