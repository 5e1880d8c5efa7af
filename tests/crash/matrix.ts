import { type Boundary, boundariesOf, boundaryName, common } from "./boundaries";
import {
  type BoundariesByScenario,
  type Cell,
  type Chain,
  cellName,
  chainsOf,
  type Scenario,
  scenarios,
} from "./cells";
import type { FreeWorlds } from "./freeWorlds";
import { violations } from "./invariants";
import { play } from "./play";
import type { World } from "./world";

/** A cell, or an undisturbed `up` on the way to one, that did what must not be. */
export interface Broken {
  readonly name: string;
  readonly violations: readonly string[];
  /** What the user saw, `up` by `up`. */
  readonly outputs: readonly string[];
}

/** What no `up` of a scenario can do without: a list that lacks one was cut off. */
const needed = ["RegisterTaskDefinition 1", "RunTask 1", "DescribeTasks 1"];

/** The boundaries of each scenario, from two undisturbed stacks. Rejects when these themselves break something. */
export async function findBoundaries(worlds: FreeWorlds): Promise<BoundariesByScenario> {
  const played = await Promise.allSettled([worlds.use(playUndisturbed), worlds.use(playUndisturbed)]);
  const lists = played.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
  const found = scenarios.map((scenario) => {
    const boundaries = common(lists.map((list) => list[scenario]));
    const names = boundaries.map(boundaryName);
    // The next attempt runs from the revision that the failed one has registered.
    const missing = needed.filter(
      (name) => !names.includes(name) && !(scenario === "next attempt" && name.startsWith("Register")),
    );
    if (missing.length > 0)
      throw new Error(`${scenario} has no ${missing.join(", ")}, only ${names.join(", ")}`);
    return [scenario, boundaries] as const;
  });
  return Object.fromEntries(found) as unknown as BoundariesByScenario;
}

async function playUndisturbed(world: World): Promise<BoundariesByScenario> {
  const stack = await world.newStack();
  const found: Partial<Record<Scenario, Boundary[]>> = {};
  for (const scenario of scenarios) {
    const { seen, evidence } = await play(world, stack, scenario, undefined);
    const broken = violations(evidence);
    const outputs = evidence.updates.map(({ output }) => output);
    const name = `${scenario}, undisturbed`;
    if (broken.length > 0) throw new Error(describeBroken({ name, violations: broken, outputs }));
    found[scenario] = boundariesOf(seen);
  }
  return found as BoundariesByScenario;
}

/** Plays cells, each chain of them in the next world that is free, and tells of each whether it broke an invariant. */
export function playCells(
  worlds: FreeWorlds,
  cells: readonly Cell[],
): ReadonlyMap<Cell, Promise<Broken | undefined>> {
  const played = chainsOf(cells).flatMap((chain) => {
    const whole = playWhole(worlds, chain);
    return Object.values(chain).map((cell) => [cell, whole.then((found) => found.get(cell))] as const);
  });
  return new Map(played);
}

/** Takes stacks through a chain: a new one goes on where one was broken. */
async function playWhole(worlds: FreeWorlds, chain: Chain): Promise<Map<Cell, Broken>> {
  const found = new Map<Cell, Broken>();
  for (let rest = chain; Object.keys(rest).length > 0; ) {
    const cells = rest;
    const stopped = await worlds.use((world) => playChain(world, cells));
    for (const [cell, broken] of stopped.broken) found.set(cell, broken);
    rest = stopped.rest;
  }
  return found;
}

/** Takes one stack through a chain, as far as it goes unbroken. Where an undisturbed `up` is broken, nothing behind it is played. */
async function playChain(
  world: World,
  chain: Chain,
): Promise<{ readonly broken: ReadonlyMap<Cell, Broken>; readonly rest: Chain }> {
  const cells = Object.values(chain);
  const all = (broken: Broken) => ({ broken: new Map(cells.map((cell) => [cell, broken])), rest: {} });
  const stack = await world.newStack().catch((error: unknown) => failed("a new stack", error));
  if (typeof stack !== "string") return all(stack);
  const last = scenarios.map((scenario) => chain[scenario] !== undefined).lastIndexOf(true);
  for (const [i, scenario] of scenarios.slice(0, last + 1).entries()) {
    const cell = chain[scenario];
    const broken = await playCell(world, stack, scenario, cell);
    if (broken === undefined) continue;
    if (cell === undefined) return all(broken);
    const after: readonly string[] = scenarios.slice(i + 1);
    const rest = Object.fromEntries(Object.entries(chain).filter(([one]) => after.includes(one)));
    return { broken: new Map([[cell, broken]]), rest };
  }
  return { broken: new Map(), rest: {} };
}

async function playCell(
  world: World,
  stack: string,
  scenario: Scenario,
  cell: Cell | undefined,
): Promise<Broken | undefined> {
  const name = cell === undefined ? `${scenario}, undisturbed` : cellName(cell);
  try {
    const { evidence } = await play(world, stack, scenario, cell);
    const found = violations(evidence);
    if (found.length === 0) return undefined;
    return { name, violations: found, outputs: evidence.updates.map(({ output }) => output) };
  } catch (error) {
    return failed(name, error);
  }
}

/** What the harness itself could not do. */
function failed(name: string, error: unknown): Broken {
  return { name, violations: [`the harness failed: ${(error as Error).stack}`], outputs: [] };
}

/** A broken cell as a person reads it. */
export function describeBroken({ name, violations: found, outputs }: Broken): string {
  const shown = outputs.map((output, i) => `  up ${i + 1}:\n${indented(output.slice(-3_000))}`);
  return [`${name}: ${found.join("; ")}`, ...shown].join("\n");
}

function indented(text: string): string {
  return text.replace(/^/gm, "    ");
}
