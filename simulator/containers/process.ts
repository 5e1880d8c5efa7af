import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { ProcessGuard } from "./process-guard";
import { cannotStart, noCommand } from "./start-failure";

export interface ProcessOrder {
  /** The executable and its arguments. */
  readonly command: readonly string[];
  readonly directory: string;
  /** The whole environment of the process. Its PATH is also where the executable is looked up. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput: (chunk: Buffer, stream: "stdout" | "stderr") => void;
}

/** A running process and everything it starts, as one process group. */
export interface ContainerProcess {
  readonly processGroup: number;
  /** Exit code of the process; 128 + n when signal n ended it. By then the rest of its group is killed. */
  readonly exited: Promise<number>;
  /** When both output streams have ended: after this there is no more `onOutput`. */
  readonly outputEnded: Promise<void>;
  /** Sends a signal to the process and to all it has started. */
  signal(name: "SIGTERM" | "SIGKILL"): void;
  /** Stops reading. A process that has left the group may hold the streams open for ever. */
  abandonOutput(): void;
}

/**
 * Starts a command as a process group of its own, so that a stop reaches the children of its children. When the
 * process itself exits the rest of the group is killed, as Docker does with a container whose first process is gone.
 * A process that leaves the group (setsid) escapes. Throws a StartFailure when the command cannot be executed.
 */
export async function startProcess(order: ProcessOrder, guard: ProcessGuard): Promise<ContainerProcess> {
  const [executable, ...args] = order.command;
  if (executable === undefined) throw noCommand();
  const child = spawn(executable, args, {
    cwd: order.directory,
    env: order.environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk: Buffer) => order.onOutput(chunk, "stdout"));
  child.stderr.on("data", (chunk: Buffer) => order.onOutput(chunk, "stderr"));
  const outputEnded = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const exit = new Promise<number>((resolve) =>
    child.once("exit", (code, name) => resolve(exitCode(code, name))),
  );
  const processGroup = await new Promise<number>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => reject(cannotStart(executable, error.code)));
    child.once("spawn", () => resolve(child.pid ?? Number.NaN));
  });
  guard.watch(processGroup);
  // The number of a group that is gone may be given to a stranger: nothing is sent to it any more.
  let gone = false;
  const exited = exit.then((code) => {
    signalGroup(processGroup, "SIGKILL");
    gone = true;
    guard.forget(processGroup);
    return code;
  });
  const signal = (name: NodeJS.Signals) => {
    if (!gone) signalGroup(processGroup, name);
  };
  const abandonOutput = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  return { processGroup, exited, outputEnded, signal, abandonOutput };
}

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

function signalGroup(processGroup: number, name: NodeJS.Signals): void {
  try {
    process.kill(-processGroup, name);
  } catch (error) {
    // ESRCH: nobody of the group is left. macOS answers EPERM for a group of which only a zombie is left.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
