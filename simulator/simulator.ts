import { type AdjustableClock, createClock } from "./clock";
import { createContainerHost } from "./containers";
import type { Tasks } from "./ecs/tasks";
import { resolveImages, resolveRateLimits, resolveTiming, type SimulatorOptions } from "./options";
import { createControl } from "./protocol/control";
import { createExchange } from "./protocol/exchange";
import { createFaults, type Faults } from "./protocol/faults/faults";
import { createJournal, type JournalReader } from "./protocol/journal";
import { createRateGate } from "./protocol/rates/rates";
import { listen } from "./protocol/server";
import { createRegion, type Region } from "./region";

/** A running simulator of Amazon ECS and CloudWatch Logs. */
export interface Simulator {
  /** Endpoint of both services, such as `http://127.0.0.1:4577`. */
  readonly url: string;
  /** Everything that happened, in order, over all regions. */
  readonly journal: JournalReader;
  readonly faults: Faults;
  readonly clock: AdjustableClock;
  /** A region's tasks from behind the scenes: capacity, visibility, ends that come from outside. */
  tasks(region: string): Tasks;
  /** Cuts every connection, kills every container and frees the port. */
  close(): Promise<void>;
}

/** Every ARN carries this one; there is no other. */
const account = "123456789012";

/**
 * Starts a simulator on 127.0.0.1. Regions come into being when they are first called, each with a state of its own.
 * Rejects with a RangeError for an option that is out of its range, and with the system's error when it cannot listen.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port = 0, secrets = {}, clock = createClock(), onCall = () => undefined, onEffect } = options;
  const { containers = createContainerHost } = options;
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
