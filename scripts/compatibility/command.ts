import { spawn } from "node:child_process";

export interface Command {
  readonly argv: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends it as soon as its output matches. */
  readonly until?: RegExp;
}

export interface Finished {
  /** `null` when it was ended. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** stdout and stderr, as they came. */
  readonly output: string;
}

const limitMs = 5 * 60_000;

/** Runs a command to its end, whatever its exit code. What it has started goes with it when it is ended. */
export function runCommand({ argv: [program, ...args], cwd, env, until }: Command): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let output = "";
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    };
    const limit = setTimeout(end, limitMs);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (stream === child.stdout) stdout += text;
        if (until?.test(output)) end();
      });
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(limit);
      resolve({ exitCode, stdout, output });
    });
  });
}

/** As {@link runCommand}, and gives stdout. Rejects with all that it has printed when it did not end with 0. */
export async function mustRun(command: Command): Promise<string> {
  const { exitCode, stdout, output } = await runCommand(command);
  if (exitCode !== 0) throw new Error(`${command.argv.join(" ")} ended with ${exitCode}:\n${output}`);
  return stdout;
}

/** The environment without npm's own settings, which `npm run` hands down and other managers would take for theirs. */
export function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_OPTIONS$)/i.test(name)),
  );
}
