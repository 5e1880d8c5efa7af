import { cpus } from "node:os";
import type { BenchOptions } from "../options";
import type { Table } from "../part";

/** One part as it was measured. */
export interface PartResult {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly tables: readonly Table[];
}

/** Where and when something was measured. */
export interface Circumstances {
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly node: string;
  readonly platform: string;
  readonly cpu: { readonly count: number; readonly model: string };
}

/** One run of the benchmark, as `--json` keeps it. */
export interface BenchResult extends Circumstances {
  readonly options: Pick<BenchOptions, "quick" | "parts">;
  readonly parts: readonly PartResult[];
}

export function circumstances(): Circumstances {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: { count: processors.length, model: processors[0]?.model.trim() ?? "unknown" },
  };
}

/** Its missed targets, one sentence each. */
export function missedTargets({ name, tables }: PartResult): readonly string[] {
  return tables
    .flatMap(({ targets = [] }) => targets)
    .filter(({ met }) => !met)
    .map(({ target, measured }) => `${name}: ${target}: ${measured}`);
}
