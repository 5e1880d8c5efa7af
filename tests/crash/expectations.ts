import type { Scenario } from "./cells";
import type { Disturbance } from "./disturbances";

/** What a scenario comes to, whatever happens on the way. */
export interface Expectation {
  /** Exit codes of all the release's executions, oldest first. */
  readonly exitCodes: readonly number[];
  /** The attempt that the state has at the end. */
  readonly attempt: number;
  /** `up`s until it converges when nothing disturbs it. */
  readonly updates: number;
  /** Status of the resource after the first of them. */
  readonly statusAtFirst: string;
}

export const expectations: Readonly<Record<Scenario, Expectation>> = {
  "first create": { exitCodes: [0], attempt: 1, updates: 1, statusAtFirst: "succeeded" },
  "failed attempt": { exitCodes: [3, 0], attempt: 2, updates: 2, statusAtFirst: "failed" },
  "next attempt": { exitCodes: [3, 0], attempt: 2, updates: 1, statusAtFirst: "succeeded" },
  update: { exitCodes: [0], attempt: 1, updates: 1, statusAtFirst: "succeeded" },
};

/**
 * How many `up`s more a disturbance may cost. A blow costs the one that it hits. Weather costs none; an outage may, for
 * the stand-in provider of the service does not ride it out.
 */
export function updatesMore(disturbance: Disturbance | undefined): number {
  return disturbance?.kind === "blow" || disturbance?.kind === "outage" ? 1 : 0;
}

/** Whether the CLI has no time to write down what has ended. */
export function isCutOff(disturbance: Disturbance | undefined): boolean {
  if (disturbance?.kind !== "blow") return false;
  const { victims, signal, again } = disturbance;
  return victims !== "provider" && (signal === "SIGKILL" || again === true);
}
