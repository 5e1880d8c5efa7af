import { join } from "node:path";
import type { CommandResult } from "../scripts/demo/stack";
import { runPulumi } from "../scripts/sandbox/pulumi";
import type { Sandbox } from "../scripts/sandbox/sandbox";
import { createStack } from "../scripts/sandbox/stack";
import { copyProject } from "../tests/engine/projectCopy";
import type { Outcome } from "./outcome";
import type { Release } from "./story";

export const stackName = "acceptance";

/** What a command is about. */
export interface Running {
  /** The release that the program deploys. */
  readonly release?: Release;
  /** Its abort is the user's Ctrl-C. */
  readonly signal?: AbortSignal;
  readonly onOutput?: (text: string) => void;
}

/** The throwaway stack, driven by the commands a user types. */
export interface Stack {
  /** Runs `pulumi <args>` to its end; a failure is a result. */
  run(args: readonly string[], running?: Running): Promise<CommandResult>;
  /** The status of the run in the state. */
  recorded(): Promise<Outcome["recorded"]>;
  /** Names of the IAM roles in the state, which nobody else here can look for. */
  roles(): Promise<readonly string[]>;
}

/** Creates the stack of the program in `directory`, which is made. `config` is the stack's whole configuration. */
export async function openStack(
  sandbox: Sandbox,
  directory: string,
  config: Readonly<Record<string, string>>,
): Promise<Stack> {
  await copyProject(join(__dirname, "program"), directory);
  await createStack(sandbox, stackName, { cwd: directory, config });

  async function exported(): Promise<readonly ExportedResource[]> {
    const { exitCode, stdout, stderr } = await runPulumi(sandbox, ["stack", "export", "--stack", stackName], {
      cwd: directory,
    });
    if (exitCode !== 0) throw new Error(`pulumi stack export: ${stderr.trim()}`);
    return (JSON.parse(stdout) as Exported).deployment.resources ?? [];
  }

  return {
    async run(args, { release, signal, onOutput } = {}) {
      const env = { ...sandbox.env, ...(release && { ACCEPTANCE_RELEASE: JSON.stringify(release) }) };
      const { exitCode, stdout, stderr } = await runPulumi(
        { ...sandbox, env },
        [...args, "--stack", stackName],
        { cwd: directory, ...(signal && { signal }), ...(onOutput && { onOutput }) },
      );
      return { succeeded: exitCode === 0, output: stdout + stderr };
    },
    async recorded() {
      const task = (await exported()).find(({ urn }) => /OneOffTask::migrate$/.test(urn));
      return (task?.outputs?.status as Outcome["recorded"] | undefined) ?? "nothing";
    },
    async roles() {
      const roles = (await exported()).filter(({ type }) => type === "aws:iam/role:Role");
      return roles.flatMap(({ id }) => id ?? []);
    },
  };
}

interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface Exported {
  readonly deployment: { readonly resources?: readonly ExportedResource[] };
}
