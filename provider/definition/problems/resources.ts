import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";
import { cpuUnits, memoryMiB } from "../amounts";

/** The CPU units of a task, where they are known. */
export function taskCpu(cpu: Look): number | undefined {
  return whole(cpu, cpuUnits);
}

/** The memory of a task in MiB, where it is known. */
export function taskMemory(memory: Look): number | undefined {
  return whole(memory, memoryMiB);
}

function whole(look: Look, inUnits: (amount: string | number) => string): number | undefined {
  const { given } = look;
  if (typeof given !== "string" && typeof given !== "number") return undefined;
  const amount = inUnits(given);
  return /^\d+$/.test(amount) ? Number(amount) : undefined;
}

/** Containers against the task that they are in. ECS ignores a task's size on Windows (API reference, cpu and memory). */
export function resourceProblems(definition: Look, onFargate: boolean): Problem[] {
  const containers = definition.at("containerDefinitions").items;
  const [cpu, memory] = [definition.at("cpu"), definition.at("memory")];
  return [
    ...memoryProblems(memory, containers, onFargate),
    ...containers.flatMap(reservationProblems),
    ...(mayBeWindows(definition)
      ? []
      : [
          ...sumProblems(cpu, taskCpu(cpu), containers.map(cpuOf), "CPU units"),
          ...sumProblems(memory, taskMemory(memory), containers.map(memoryOf), "MiB"),
        ]),
  ];
}

export function mayBeWindows(definition: Look): boolean {
  const system = definition.at("runtimePlatform").at("operatingSystemFamily");
  return !(system.isAbsent || system.text === "LINUX");
}

export const cpuOf = (container: Look) => container.at("cpu").number ?? 0;

/** What placement counts with: the soft limit, or else the hard one. */
export function memoryOf(container: Look): number {
  const soft = container.at("memoryReservation");
  return soft.number ?? (soft.isAbsent ? (container.at("memory").number ?? 0) : 0);
}

/** `size` is what the task has, and `all` what its containers reserve. */
export function sumProblems(
  { path }: Look,
  size: number | undefined,
  all: readonly number[],
  unit: string,
): Problem[] {
  const sum = all.reduce((total, one) => total + Math.max(0, one), 0);
  return size !== undefined && sum > size
    ? [
        {
          path,
          message: `must be at least the ${sum} ${unit} that the containers have together, and is ${size}`,
        },
      ]
    : [];
}

function memoryProblems(
  { isAbsent, path }: Look,
  containers: readonly Look[],
  onFargate: boolean,
): Problem[] {
  if (!isAbsent) return [];
  if (onFargate) return [{ path, message: "is required on Fargate, in MiB, such as 512" }];
  const [without] = containers.filter(
    (one) => one.at("memory").isAbsent && one.at("memoryReservation").isAbsent,
  );
  const message = `is required, unless each container has a memory or memoryReservation: that at ${without?.path} has neither`;
  return without === undefined ? [] : [{ path, message }];
}

function reservationProblems(container: Look): Problem[] {
  const [hard, soft] = [container.at("memory"), container.at("memoryReservation")];
  return hard.number !== undefined && soft.number !== undefined && soft.number > hard.number
    ? [{ path: soft.path, message: `must be at most memory, ${hard.number} MiB, and is ${soft.number}` }]
    : [];
}
