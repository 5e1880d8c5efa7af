import { execFileSync } from "node:child_process";

/** A process and its ancestors' line, as `ps` tells it. */
interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Pulumi's start script, and the short-lived `node -e` by which it finds the program, name it too. */
const isProvider = /^\S*node \S*(cmd\/dynamic-provider|provider\/plugin\/main)/;

/** Ids of the processes below an engine's that run tasks: Pulumi's own for dynamic resources, and the plugin. */
export function providersOf(enginePid: number): number[] {
  const all = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap(parseLine);
  const below = (pid: number): Listed[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(enginePid)
    .filter(({ command }) => isProvider.test(command))
    .map(({ pid }) => pid);
}

function parseLine(line: string): Listed[] {
  const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
  return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
}

/** Whether a process is still there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
