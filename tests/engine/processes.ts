import { execFileSync } from "node:child_process";

/** A process and its ancestors' line, as `ps` tells it. */
export interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Ids of the processes below an engine's that run tasks: Pulumi's own for dynamic resources, and the plugin. */
export function providersOf(enginePid: number): number[] {
  return processesBelow(enginePid)
    .filter(isProvider)
    .map(({ pid }) => pid);
}

/** Whether it is one that runs tasks. Pulumi's start script, and the `node -e` by which it finds the program, name it too. */
export function isProvider({ command }: Listed): boolean {
  return /^\S*node \S*(cmd\/dynamic-provider|provider\/plugin\/main)/.test(command);
}

/** All processes below an engine's: providers, and what runs the program. */
export function processesBelow(enginePid: number): Listed[] {
  const all = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap(parseLine);
  const below = (pid: number): Listed[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(enginePid);
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

/** Kills those of the processes that are still there. What runs a program in YAML outlives a killed engine. */
export function killLeft(pids: Set<number>): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  pids.clear();
}
