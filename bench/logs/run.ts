import { setTimeout as sleep } from "node:timers/promises";
import { createEngine, type Engine } from "../../tests/provider/resource/engine";
import { accountIn, journalOf } from "../gateLag/account";
import * as job from "../gateLag/definition";
import { commandOf, isLine, type Printing } from "./printing";
import { type Provider, startProvider, type Usage } from "./provider";
import { type Reading, readingIn } from "./reading";
import { type Shown, shownIn } from "./shown";

/** What one run has shown and taken. */
export interface Run {
  readonly printing: Printing;
  readonly reading: Reading;
  readonly shown: Shown;
  readonly usage: Usage;
  /** From the moment DescribeTasks showed the container's exit to the open gate. */
  readonly gateLagSeconds: number;
}

/** Who reads has nothing to wait for any more when it has not called for so long. */
const quietMs = 4_000;

/** Makes one run in a process of its own, to the end of all that it reads. */
export async function run(printing: Printing, region: string, endpoint: string): Promise<Run> {
  const engine = await createEngine();
  const provider = startProvider(engine.address);
  try {
    return await measured(printing, region, endpoint, engine, provider);
  } finally {
    provider.end();
    engine.close();
  }
}

async function measured(
  printing: Printing,
  region: string,
  endpoint: string,
  engine: Engine,
  provider: Provider,
): Promise<Run> {
  const { openedMs, taskArn } = await provider.create(propertiesOf(printing, region, endpoint));
  const reading = await readToItsEnd(region, endpoint);
  const usage = await provider.usage();
  const visibleMs = (await accountIn(region, endpoint).visibleMs([taskArn])).get(taskArn);
  if (visibleMs === undefined) throw new Error(`no exit of ${taskArn} was shown, and its gate is open`);
  const messages = engine.requests.map(({ message }) => message);
  const shown = shownIn(messages, isLine);
  return { printing, reading, shown, usage, gateLagSeconds: (openedMs - visibleMs) / 1_000 };
}

/** Lines that come in late are read behind the open gate. */
async function readToItsEnd(region: string, endpoint: string): Promise<Reading> {
  for (let before = readingIn(await journalOf(endpoint), region); ; ) {
    await sleep(quietMs);
    const reading = readingIn(await journalOf(endpoint), region);
    if (reading.calls === before.calls) return reading;
    before = reading;
  }
}

function propertiesOf(printing: Printing, region: string, endpoint: string): object {
  return {
    ...job.taskArgs(region, commandOf(printing)),
    connection: { region, endpoints: { ecs: endpoint, logs: endpoint }, credentials: job.credentials },
  };
}
