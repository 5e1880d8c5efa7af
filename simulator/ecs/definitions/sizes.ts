import { AwsError } from "../../protocol/operation";

/**
 * A task's `cpu` in CPU units: `256`, or as `.25 vCPU`. ECS turns the second form into the first
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html, "Task size").
 * Throws ClientException `Invalid 'cpu' setting for task.` (Developer Guide, task-cpu-memory-error).
 */
export function readTaskCpu(cpu: string | undefined): number | undefined {
  return readSize("cpu", cpu, /^(\d*\.?\d+)\s*vcpu$/i);
}

/** A task's `memory` in MiB: `512`, or as `0.5 GB`. See {@link readTaskCpu}. */
export function readTaskMemory(memory: string | undefined): number | undefined {
  return readSize("memory", memory, /^(\d*\.?\d+)\s*gb$/i);
}

function readSize(name: "cpu" | "memory", text: string | undefined, withUnit: RegExp): number | undefined {
  if (text === undefined) return undefined;
  const large = withUnit.exec(text.trim())?.[1];
  const size = large === undefined ? Number(text.trim() || Number.NaN) : Number(large) * 1024;
  if (!Number.isInteger(size) || size < 1) {
    throw new AwsError("ClientException", `Invalid '${name}' setting for task.`);
  }
  return size;
}

/** The memory that goes with a number of CPU units, in MiB. */
interface FargateMemory {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const gib = 1024;

/** By CPU units (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html, "Task CPU and memory"). */
const fargateMemory: Readonly<Record<number, FargateMemory>> = {
  512: { from: 1 * gib, to: 4 * gib, step: gib },
  1024: { from: 2 * gib, to: 8 * gib, step: gib },
  2048: { from: 4 * gib, to: 16 * gib, step: gib },
  4096: { from: 8 * gib, to: 30 * gib, step: gib },
  8192: { from: 16 * gib, to: 60 * gib, step: 4 * gib },
  16384: { from: 32 * gib, to: 120 * gib, step: 8 * gib },
};

/** The two sizes whose memory does not grow in even steps. */
const fargateMemoryLists: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1 * gib, 2 * gib],
  32768: [60 * gib, 120 * gib, 244 * gib],
};

/** Whether Fargate has a size for so many CPU units and so much memory (MiB). */
export function isFargateSize(cpu: number, memory: number): boolean {
  const range = fargateMemory[cpu];
  if (range === undefined) return fargateMemoryLists[cpu]?.includes(memory) ?? false;
  return memory >= range.from && memory <= range.to && (memory - range.from) % range.step === 0;
}
