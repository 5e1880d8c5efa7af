import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { spawn as spawnInTerminal } from "@lydell/node-pty";
import { defined } from "../../provider/values/defined";
import { eventually } from "../simulator/tasks/eventually";

/** The built command line. */
const main = resolve(__dirname, "../../dist/provider/cli/main.js");

/** What a process runs of the built command line counts as covered. */
const coverage = { NODE_V8_COVERAGE: process.env.COVERAGE_OF_CHILDREN };

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a process. */
export interface Place {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** `ecs-task <args>` as a pipeline runs it. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written by now. */
  stdout(): string;
  stderr(): string;
}

export function start(args: readonly string[], { env, cwd }: Place): Running {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...env, ...coverage },
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (written.stderr += text));
  const ended = new Promise<Ended>((done) => {
    child.once("close", (exitCode) => done({ exitCode, ...written }));
  });
  return { child, ended, stdout: () => written.stdout, stderr: () => written.stderr };
}

/** `ecs-task <args>` to its end. */
export function ecsTask(args: readonly string[], place: Place): Promise<Ended> {
  return start(args, place).ended;
}

/** `ecs-task <args>` at a terminal, where stdout and stderr are one. */
export interface AtTerminal {
  /** Everything that the terminal was sent by now, with its control sequences. */
  screen(): string;
  /** Resolves once the terminal has been sent a text. */
  shows(text: RegExp): Promise<unknown>;
  /** Presses keys: `\x03` is Ctrl-C. */
  press(keys: string): void;
  readonly ended: Promise<{ readonly exitCode: number }>;
  kill(): void;
}

export const ctrlC = "\x03";

export function startAtTerminal(args: readonly string[], { env, cwd }: Place, columns = 100): AtTerminal {
  const terminal = spawnInTerminal(process.execPath, [main, ...args], {
    name: "xterm-256color",
    cols: columns,
    rows: 30,
    env: defined({ ...env, ...coverage, TERM: "xterm-256color" }),
    ...(cwd !== undefined && { cwd }),
  });
  let sent = "";
  terminal.onData((text) => {
    sent += text;
  });
  return {
    screen: () => sent,
    shows: (text) =>
      eventually(
        () => text.test(sent),
        () => sent,
        30_000,
      ),
    press: (keys) => terminal.write(keys),
    ended: new Promise((done) => terminal.onExit(({ exitCode }) => done({ exitCode }))),
    kill: () => terminal.kill("SIGKILL"),
  };
}
