import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";
import { taskCpu, taskMemory } from "./resources";

const gib = 1_024;

/** Every `step` GiB from `least` to `most`, in MiB. */
function steps(least: number, most: number, step: number): readonly number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, i) => (least + i * step) * gib);
}

/** Memory (MiB) by CPU units. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const sizes: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1 * gib, 2 * gib]],
  [512, steps(1, 4, 1)],
  [1_024, steps(2, 8, 1)],
  [2_048, steps(4, 16, 1)],
  [4_096, steps(8, 30, 1)],
  [8_192, steps(16, 60, 4)],
  [16_384, steps(32, 120, 8)],
  [32_768, [60 * gib, 120 * gib, 244 * gib]],
]);

/** The same page: Windows takes from 1 to 4 vCPU. */
const windowsCpu = [1_024, 2_048, 4_096];

/** Whether Fargate has a task of this size. `definition` tells the platform, where there is one. */
export function fargateSizeProblems(cpu: Look, memory: Look, definition: Look): Problem[] {
  const units = taskCpu(cpu);
  if (cpu.isAbsent && !definition.isAbsent) {
    return [{ path: cpu.path, message: `is required on Fargate: ${[...sizes.keys()].join(", ")}` }];
  }
  if (units === undefined) return [];
  return [...cpuProblems(units, cpu, definition), ...memoryProblems(units, memory)];
}

function cpuProblems(units: number, { path }: Look, definition: Look): Problem[] {
  const system = definition.at("runtimePlatform").at("operatingSystemFamily").text;
  const isWindows = system?.startsWith("WINDOWS") === true;
  const allowed = isWindows ? windowsCpu : [...sizes.keys()];
  if (allowed.includes(units)) return [];
  const where = isWindows ? "Fargate has for Windows" : "Fargate has";
  const message = `must be CPU units that ${where} (${allowed.join(", ")}), and is ${units}${nearestOf(allowed, units)}`;
  return [{ path, message }];
}

function memoryProblems(units: number, memory: Look): Problem[] {
  const amount = taskMemory(memory);
  const allowed = sizes.get(units);
  if (amount === undefined || allowed === undefined || allowed.includes(amount)) return [];
  const message = `must be MiB that Fargate has with ${units} CPU units (${summary(allowed)}), and is ${amount}${nearestOf(allowed, amount)}`;
  return [{ path: memory.path, message }];
}

/** `1024-4096 in steps of 1024`, or a list where there are no even steps. */
function summary(allowed: readonly number[]): string {
  if (allowed.length <= 3) return allowed.join(", ");
  const [first = 0, second = 0] = allowed;
  return `${first}-${allowed.at(-1)} in steps of ${second - first}`;
}

function nearestOf(allowed: readonly number[], given: number): string {
  const [below, above] = [allowed.filter((one) => one < given).at(-1), allowed.find((one) => one > given)];
  const near = [below, above].filter((one) => one !== undefined);
  return near.length === 2 ? `: the nearest are ${near.join(" and ")}` : `: the nearest is ${near.join()}`;
}
