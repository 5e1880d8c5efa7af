import { type Boundary, boundaryName } from "./boundaries";
import type { Column, Disturbance } from "./disturbances";

/** What a stack goes through, in this order: each `up` begins where the one before it has converged. */
export const scenarios = ["first create", "failed attempt", "next attempt", "update"] as const;

export type Scenario = (typeof scenarios)[number];

/** One square of the matrix: an `up`, and what happens to it when. */
export interface Cell {
  readonly scenario: Scenario;
  readonly boundary: Boundary;
  readonly disturbance: Disturbance;
}

/** The boundaries of each scenario's `up`. */
export type BoundariesByScenario = Readonly<Record<Scenario, readonly Boundary[]>>;

/** All cells of a column. */
export function cellsOf({ at }: Column, boundaries: BoundariesByScenario): Cell[] {
  return scenarios.flatMap((scenario) =>
    boundaries[scenario].flatMap((boundary, i, all) =>
      at(boundary, all.slice(0, i)).map((disturbance) => ({ scenario, boundary, disturbance })),
    ),
  );
}

/** A share of a list, from 0 to 1, evenly spread over it, rounded up. */
export function shareOf<T>(list: readonly T[], share: number): T[] {
  const most = Math.min(list.length, Math.ceil(list.length * share));
  return Array.from({ length: most }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / most)] as T);
}

/**
 * A bounded part of the `nth` of `of` columns: `size` cells, of scenarios that change from column to column, and as far
 * into their `up`s as the column is into the matrix. All columns together see every part of an `up`.
 */
export function sampleOf(cells: readonly Cell[], size: number, nth: number, of: number): Cell[] {
  return Array.from({ length: size }, (_, i) => nth + i).flatMap((place) => {
    const those = cells.filter(({ scenario }) => scenario === scenarios[place % scenarios.length]);
    const cell = those[Math.floor((nth / of) * those.length)];
    return cell === undefined ? [] : [cell];
  });
}

/** Cells that one stack goes through one after the other, at most one a scenario. */
export type Chain = Readonly<Partial<Record<Scenario, Cell>>>;

/** As few chains as hold all the cells. */
export function chainsOf(cells: readonly Cell[]): Chain[] {
  const byScenario = scenarios.map((scenario) => cells.filter((cell) => cell.scenario === scenario));
  const length = Math.max(0, ...byScenario.map((list) => list.length));
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      byScenario.flatMap((list) => (list[i] === undefined ? [] : [[list[i].scenario, list[i]]])),
    ),
  );
}

/** Such as `update: RunTask 1, SIGKILL to cli after`. */
export function cellName({ scenario, boundary, disturbance }: Cell): string {
  return `${scenario}: ${boundaryName(boundary)}, ${disturbanceName(disturbance)}`;
}

function disturbanceName(disturbance: Disturbance): string {
  switch (disturbance.kind) {
    case "blow": {
      const { victims, signal, again, phase } = disturbance;
      return `${signal} to ${victims} ${again ? "twice " : ""}${phase}`;
    }
    case "weather": {
      const { effect, times } = disturbance;
      return `${effect.kind}${effect.kind === "http500" && effect.html ? " in HTML" : ""} ×${times}`;
    }
    case "outage":
      return `outage of ${disturbance.durationMs / 1_000} s`;
    default:
      return disturbance satisfies never;
  }
}
