import type { FaultHook, Faults, Simulator } from "../../simulator";
import { isChanging } from "../engine/changing";
import type { RpcMoment } from "./boundaries";
import type { Cell } from "./cells";
import type { CommandLine } from "./commandLine";
import type { RpcListener } from "./rpcListener";

/** A disturbance that is lying in wait. */
export interface Strike {
  /** How often it has struck. */
  struck(): number;
  /** What kept it from striking. */
  readonly mishaps: readonly string[];
  /** Takes it back. */
  disarm(): void;
}

export interface StrikePorts {
  readonly simulator: Simulator;
  readonly listener: RpcListener;
  readonly commandLine: Pick<CommandLine, "deal" | "dealt">;
}

/** Arms a cell's disturbance for the `up` that is about to begin. */
export function arm({ boundary, disturbance }: Cell, ports: StrikePorts): Strike {
  const { simulator, listener, commandLine } = ports;
  const { faults } = simulator;
  const mishaps: string[] = [];
  const strike = () => {
    if (disturbance.kind !== "blow") return;
    // Thrown here, it would only be an answer to whoever has called.
    try {
      commandLine.deal(disturbance);
    } catch (error) {
      mishaps.push(String(error));
    }
  };
  if (boundary.kind === "rpc") {
    listener.listen(onNth(boundary, strike));
    return { struck: commandLine.dealt, mishaps, disarm: () => listener.listen(() => undefined) };
  }
  const { operation, nth } = boundary;
  switch (disturbance.kind) {
    case "outage":
      return { mishaps, ...armOutage(operation, nth, disturbance.durationMs, faults) };
    case "weather": {
      const { effect, times } = disturbance;
      const id = faults.add({ operation, nth, times, effect });
      return { struck: () => firedOf([id], faults), mishaps, disarm: () => faults.clear(id) };
    }
    case "blow": {
      const hook = hookAt(disturbance.phase, operation, strike);
      const id = faults.add({ operation, nth, effect: { kind: "call", ...hook } });
      return { struck: commandLine.dealt, mishaps, disarm: () => faults.clear(id) };
    }
    default:
      return disturbance satisfies never;
  }
}

/**
 * A call that only reads leaves AWS the same at either end, and has no end at which it is applied where it is refused, as
 * that for a log stream which is not there yet.
 */
function hookAt(phase: "before" | "after", operation: string, strike: () => void) {
  if (phase === "before") return { before: unapplied(strike) };
  return isChanging(operation) ? { after: strike } : { before: strike };
}

/** AWS is not to have the call, which has arrived here: whoever is left to hear of it gets HTTP 500. */
function unapplied(strike: () => void): FaultHook {
  return () => {
    strike();
    throw new Error("struck before the call was applied");
  };
}

/** After the n-th call of an operation, which gets HTTP 500, every connection is reset, until the time is over. */
function armOutage(
  operation: string,
  nth: number,
  durationMs: number,
  faults: Faults,
): Omit<Strike, "mishaps"> {
  const resets: number[] = [];
  let end: NodeJS.Timeout | undefined;
  const lose = () => {
    const id = faults.add({ operation: "*", nth: "every", effect: { kind: "resetBefore" } });
    resets.push(id);
    end = setTimeout(() => faults.clear(id), durationMs);
  };
  const id = faults.add({ operation, nth, effect: { kind: "call", before: unapplied(lose) } });
  return {
    struck: () => firedOf(resets, faults),
    disarm() {
      clearTimeout(end);
      for (const one of [id, ...resets]) faults.clear(one);
    },
  };
}

function firedOf(ids: readonly number[], faults: Faults): number {
  return faults.fired().filter(({ id }) => ids.includes(id)).length;
}

function onNth({ method, phase, nth }: RpcMoment & { nth: number }, action: () => void) {
  let seen = 0;
  return (moment: RpcMoment) => {
    if (moment.method !== method || moment.phase !== phase) return;
    seen += 1;
    if (seen === nth) action();
  };
}
