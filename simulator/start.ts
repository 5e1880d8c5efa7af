import { type AdjustableClock, createClock } from "./clock";
import { type CreateContainerHost, createContainerHost } from "./containers";
import { resolveImages, resolveRateLimits, resolveTiming, type SimulatorOptions } from "./options";
import { createControl } from "./protocol/control";
import { createExchange } from "./protocol/exchange";
import { createFaults } from "./protocol/faults/faults";
import { createJournal } from "./protocol/journal";
import { createRateGate } from "./protocol/rates/rates";
import { listen } from "./protocol/server";
import { createRegion, type Region } from "./region";
import type { Simulator } from "./simulator";

/** What this project's own tests put in place of the machine. */
export interface Substitutes {
  /** Default: real time. */
  readonly clock?: AdjustableClock;
  /**
   * What containers run on. Processes live in real time: with a `clock` that plays time, give a host that plays
   * containers on it. Default: processes of this machine.
   */
  readonly containers?: CreateContainerHost;
}

/** Every ARN carries this one; there is no other. */
const account = "123456789012";

/** Starts a simulator: see `startSimulator`. */
export async function startOn(
  { clock = createClock(), containers = createContainerHost }: Substitutes,
  options: SimulatorOptions,
): Promise<Simulator> {
  const { port = 0, secrets = {}, onCall = () => undefined, onEffect } = options;
  const journal = createJournal(clock, onEffect);
  const faults = createFaults();
  const rates = createRateGate(resolveRateLimits(options.rateLimits), clock);
  const shared = {
    account,
    clock,
    journal,
    rates,
    secrets,
    containers,
    imagesDirectory: await resolveImages(options.images),
    timing: resolveTiming(options.timing),
  };
  const regions = new Map<string, Region>();
  const regionOf = (name: string): Region => {
    const region = regions.get(name) ?? createRegion({ ...shared, region: name });
    regions.set(name, region);
    return region;
  };
  const exchange = createExchange({
    journal,
    faults,
    rates,
    operations: (service, region) => regionOf(region).operations[service],
    onCall,
  });
  const server = await listen(port, { clock, exchange, control: createControl(journal, faults) });
  return {
    url: server.url,
    journal,
    faults,
    clock,
    tasks: (region) => regionOf(region).tasks,
    async close() {
      await server.close();
      await Promise.all([...regions.values()].map((region) => region.close()));
    },
  };
}
