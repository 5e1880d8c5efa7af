import { resolve } from "node:path";
import type { JournalEntry, Timing } from "../../simulator";
import { accountIn, forgetJournal, journalOf } from "../gateLag/account";
import { taskArgs } from "../gateLag/definition";
import { region, startSimulated } from "../stack/account";
import { callsByOperation, type OperationCalls, secondsOfRuns } from "./calls";
import { idealSeconds } from "./ideal";
import { lagsSeconds } from "./lags";
import type { Played } from "./play";
import { type CpuByRole, watchProcesses } from "./processes";
import type { Variant } from "./variants";

/** So many tasks of a variant, and what they took. */
export interface Measured {
  readonly variant: Variant;
  readonly tasks: number;
  readonly played: Played;
  /** From the first RunTask to the answer that showed the last exit. */
  readonly seconds: number;
  readonly idealSeconds: number;
  readonly calls: readonly OperationCalls[];
  /** Of the gates that can be seen to open, from the moment the exit began to be shown. */
  readonly lagsSeconds: readonly number[];
  readonly cpu: CpuByRole;
}

/** A run of each task's command takes so long. */
export interface Scene {
  readonly timing: Timing;
  readonly commandSeconds: number;
}

/** Each measurement has a simulator to itself, in a process of its own, whose account nobody else uses. */
export async function measure(
  variant: Variant,
  tasks: number,
  { timing, commandSeconds }: Scene,
): Promise<Measured> {
  const images = resolve(__dirname, "../gateLag/images");
  const simulated = await startSimulated({ images, timing, rateLimits: "documented" });
  try {
    const { endpoint } = simulated;
    const args = await argsOf(variant, commandSeconds, endpoint);
    await forgetJournal(endpoint);
    const processes = watchProcesses();
    const played = await variant.play({ tasks, args, endpoint });
    const cpu = await processes.end();
    const journal: readonly JournalEntry[] = await journalOf(endpoint);
    return {
      variant,
      tasks,
      played,
      seconds: secondsOfRuns(journal),
      idealSeconds: idealSeconds(tasks, timing, commandSeconds),
      calls: callsByOperation(journal),
      lagsSeconds: lagsSeconds(played.openedMs, journal, timing.exitVisibleMs),
      cpu,
    };
  } finally {
    simulated.end();
  }
}

/** The registration of one that is there already is not measured. */
async function argsOf({ definition }: Variant, commandSeconds: number, endpoint: string): Promise<object> {
  const { taskDefinition, ...args } = taskArgs(region, ["sleep", String(commandSeconds)]);
  switch (definition) {
    case "inline":
      return { ...args, taskDefinition };
    case "existing":
      return { ...args, taskDefinitionArn: await accountIn(region, endpoint).register() };
    default:
      return definition satisfies never;
  }
}

/** The largest number of tasks of each variant. */
export function most(measured: readonly Measured[]): readonly Measured[] {
  const largest = Math.max(...measured.map(({ tasks }) => tasks));
  return measured.filter(({ tasks }) => tasks === largest);
}
