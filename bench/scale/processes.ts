import { readdir, readFile } from "node:fs/promises";

/** Who takes part in an `up`, in the order of the tables. */
export const roles = ["engine", "program", "provider", "simulator", "commands of the tasks"] as const;
export type Role = (typeof roles)[number];

/** CPU seconds of each role. */
export type CpuByRole = ReadonlyMap<Role, number>;

/** What Linux tells of a process. */
export interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly command: string;
}

/** Linux counts in hundredths of a second on every machine that Node runs on. */
const ticksPerSecond = 100;
const lookEveryMs = 1_000;

/**
 * Looks every second at the processes that this one has started, and those that they have. Another system than Linux
 * shows none.
 */
export function watchProcesses(): { end(): Promise<CpuByRole> } {
  const all = new Map<number, Seen>();
  const look = async () => {
    for (const seen of descendants(process.pid, await visible())) all.set(seen.pid, seen);
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookEveryMs);
  return {
    async end() {
      clearInterval(timer);
      await looking.then(look);
      return cpuByRole([...all.values()]);
    },
  };
}

export function cpuByRole(processes: readonly Seen[]): CpuByRole {
  const sums = new Map<Role, number>();
  for (const { command, cpuSeconds } of processes) {
    const role = roleOf(command);
    sums.set(role, (sums.get(role) ?? 0) + cpuSeconds);
  }
  return sums;
}

/** By its command line, words separated by NUL. What is nobody else's was started by the simulator. */
function roleOf(command: string): Role {
  if (/processes\/simulator\.ts/.test(command)) return "simulator";
  if (/processes\/handlers\.cjs|dynamic-provider/.test(command)) return "provider";
  if (/pulumi-language-nodejs|@pulumi\/pulumi\/cmd\/run/.test(command)) return "program";
  if (/^[^\0]*\/pulumi\0/.test(command)) return "engine";
  return "commands of the tasks";
}

/** Those below a process, at any depth. */
export function descendants(ancestor: number, processes: readonly Seen[]): Seen[] {
  const children = processes.filter(({ parent }) => parent === ancestor);
  return children.flatMap((child) => [child, ...descendants(child.pid, processes)]);
}

async function visible(): Promise<Seen[]> {
  const entries = await readdir("/proc").catch(() => []);
  const seen = await Promise.all(entries.filter((entry) => /^\d+$/.test(entry)).map(readProcess));
  return seen.filter((one) => one !== undefined);
}

/** Undefined for a process that has ended meanwhile. */
async function readProcess(pid: string): Promise<Seen | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return seenIn(stat, await readFile(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return undefined;
  }
}

/** Reads a line of `/proc/<pid>/stat` (proc_pid_stat(5)), in which the name in brackets may have any character. */
export function seenIn(stat: string, command: string): Seen {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [, parent = "0"] = fields;
  const [user = "0", system = "0"] = fields.slice(11);
  const cpuSeconds = (Number(user) + Number(system)) / ticksPerSecond;
  return { pid: Number.parseInt(stat, 10), parent: Number(parent), cpuSeconds, command };
}
