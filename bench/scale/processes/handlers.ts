/**
 * A process like Pulumi's for dynamic providers, with many resources of one `up` to create at once. The engine's address
 * is the first argument.
 */
import { performance } from "node:perf_hooks";
import type { Usage } from "../../stack/usage";

const { configure }: typeof import("../../../provider/runtime") = require("../../../dist/provider/runtime");

/** The resources, each by its properties. */
export type CreateOrder = readonly {
  readonly resourceUrn: string;
  readonly [name: string]: unknown;
}[];

/** What became of them. */
export interface Created {
  readonly seconds: number;
  /** When the gate of each task was opened, in milliseconds since the epoch, by the task's ARN. */
  readonly openedMs: Readonly<Record<string, number>>;
  /** Why the others were not created. */
  readonly lost: readonly string[];
  readonly usage: Usage;
}

const provider = configure({ get: () => undefined });

// Nobody is left to hear of it.
process.once("disconnect", () => process.exit());
process.once("message", async (order: CreateOrder) => {
  const openedMs: Record<string, number> = {};
  const beginMs = performance.now();
  const ends = await Promise.allSettled(
    order.map(async (properties) => {
      const { outs } = await provider.create(properties);
      openedMs[String(outs.taskArn)] = Date.now();
    }),
  );
  const created: Created = {
    seconds: (performance.now() - beginMs) / 1_000,
    openedMs,
    lost: ends.filter((end) => end.status === "rejected").map(({ reason }) => String(reason)),
    usage: usage(),
  };
  process.send?.(created, () => process.exit());
});

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, peakBytes: process.resourceUsage().maxRSS * 1_024 };
}
