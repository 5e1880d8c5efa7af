/**
 * A process like Pulumi's for dynamic providers: it serves many resources of one `up`, whose engine's address is the
 * first argument. The gate is open when `create` has answered.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Opened } from "../opened";

const { configure }: typeof import("../../../provider/runtime") = require("../../../dist/provider/runtime");

/** Resources to create, each after a while. */
export interface OurRun {
  readonly id: string;
  readonly startAfterMs: number;
  readonly properties: object;
}

const provider = configure({ get: () => undefined });

// Nobody is left to hear of what it waits for.
process.once("disconnect", () => process.exit());
process.on("message", (runs: readonly OurRun[]) => {
  for (const run of runs) void create(run);
});

/** What fails here ends the process, and with it the measurement. */
async function create({ id, startAfterMs, properties }: OurRun): Promise<void> {
  await sleep(startAfterMs);
  const startedMs = Date.now();
  const resourceUrn = `urn:pulumi:bench::lag::pulumi-nodejs:dynamic/ecs-task:OneOffTask::${id}`;
  const { outs } = await provider.create({ ...properties, resourceUrn });
  const opened: Opened = { id, startedMs, openedMs: Date.now(), taskArn: String(outs.taskArn) };
  process.send?.(opened);
}
