import type { RpcMoment, Seen } from "./boundaries";
import type { Cell, Scenario } from "./cells";
import { type CommandLine, createCommandLine } from "./commandLine";
import type { Evidence, Update } from "./evidence";
import { expectations, isCutOff } from "./expectations";
import { arm } from "./strike";
import type { World } from "./world";

/** A cell once it has been played. */
export interface Played {
  readonly evidence: Evidence;
  /** The first `up`, as the boundaries see it. */
  readonly seen: readonly Seen[];
}

/** How many `up`s a stack may take to converge: far more than it should. */
const mostUpdates = 5;

const up = ["up", "--yes", "--skip-preview"];

/** Deploys a scenario's release to a stack, with the cell's disturbance if there is one, until it converges. */
export async function play(
  world: World,
  stack: string,
  scenario: Scenario,
  cell: Cell | undefined,
): Promise<Played> {
  const { simulator } = world;
  const release = scenario.replace(" ", "-");
  const failsOnce = expectations[scenario].exitCodes.length > 1;
  const given = { RELEASE: release, ...(failsOnce && { FAILS_ONCE: "1" }) };
  const lastSeq = () => simulator.journal.entries().at(-1)?.seq ?? 0;
  const journalSince = (seq: number) => simulator.journal.entries().filter((entry) => entry.seq > seq);
  const begun = lastSeq();

  const commandLine = createCommandLine((args, onOutput) => world.start(stack, args, given, onOutput));
  try {
    if (scenario === "next attempt") await fail(commandLine);
    const { update, seen, ...disturbed } = await disturbedUpdate(world, commandLine, cell);
    const first = await world.recorded(stack);
    const updates = [update];
    while (updates.at(-1)?.exitCode !== 0 && updates.length < mostUpdates && !commandLine.isLate()) {
      // A CLI that had no time to end leaves its lock behind.
      if (updates.length === 1 && isCutOff(cell?.disturbance)) await commandLine.run(["cancel", "--yes"]);
      updates.push(await commandLine.run(up));
    }
    const converged = lastSeq();
    const repeated =
      updates.at(-1)?.exitCode === 0 ? await commandLine.run([...up, "--expect-no-changes"]) : undefined;
    const state = await world.recorded(stack);
    if (state.pending.length > 0) await commandLine.run(["refresh", "--yes", "--clear-pending-creates"]);
    const evidence: Evidence = {
      scenario,
      release,
      disturbance: cell?.disturbance,
      ...disturbed,
      journal: journalSince(begun),
      executions: await world.executions(stack, release),
      active: await world.activeRevisions(stack),
      updates,
      late: commandLine.isLate(),
      first,
      ...(repeated && { again: { ...repeated, journal: journalSince(converged) } }),
      state,
    };
    return { seen, evidence };
  } finally {
    // What runs a program in YAML outlives a killed engine, as does Pulumi's own provider where none of our code is loaded yet.
    commandLine.clearUp();
  }
}

/** The attempt before the one that is disturbed. */
async function fail(commandLine: CommandLine): Promise<void> {
  const { exitCode, output } = await commandLine.run(up);
  if (exitCode === 0) throw new Error(`the first attempt did not fail:\n${output}`);
}

/** The `up` that the cell is about, and what was seen of it. */
async function disturbedUpdate(
  { simulator, listener }: World,
  commandLine: CommandLine,
  cell: Cell | undefined,
): Promise<{ update: Update; seen: Seen[] } & Pick<Evidence, "struck" | "mishaps">> {
  const seen: Seen[] = [];
  let told = simulator.journal.entries().length;
  const catchUp = () => {
    const entries = simulator.journal.entries();
    seen.push(...entries.slice(told));
    told = entries.length;
  };
  if (cell === undefined) {
    listener.listen((moment: RpcMoment) => {
      catchUp();
      seen.push(moment);
    });
  }
  const strike = cell && arm(cell, { simulator, listener, commandLine });
  const update = await commandLine.run(up);
  catchUp();
  strike?.disarm();
  listener.listen(() => undefined);
  const mishaps = [...(strike?.mishaps ?? []), ...listener.mishaps()];
  return { update, seen, struck: strike?.struck() ?? 0, mishaps };
}
