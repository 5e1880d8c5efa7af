import type { Target } from "../target";
import { checkRule } from "./check";
import { type ArmedRule, decideFault } from "./decide";
import type { FaultEffect, FaultRule } from "./rule";

/** A fault that hit a call: `seq` is the call's place in the journal. */
export interface FiredFault extends Target {
  readonly id: number;
  readonly seq: number;
  readonly effect: FaultEffect["kind"];
}

/** The faults of a simulator, for its tests. */
export interface Faults {
  /** Arms a rule, which counts calls from now on; the number names it. Throws a RangeError for one that could never do what it says. */
  add(rule: FaultRule): number;
  /** Disarms one rule, or all. What has fired stays on record. */
  clear(id?: number): void;
  /** The rules that are armed, those that have done their work included. */
  rules(): readonly ArmedRule[];
  /** What has hit, in order. */
  fired(): readonly FiredFault[];
}

/** The server's side of {@link Faults}. */
export interface FaultGate extends Faults {
  /** The effect for a call that has just arrived. */
  next(target: Target, seq: number): FaultEffect | undefined;
}

export function createFaults(): FaultGate {
  let armed: readonly ArmedRule[] = [];
  let lastId = 0;
  const fired: FiredFault[] = [];
  return {
    add(rule) {
      checkRule(rule);
      const id = ++lastId;
      armed = [...armed, { id, rule, seen: 0 }];
      return id;
    },
    clear(id) {
      armed = id === undefined ? [] : armed.filter((one) => one.id !== id);
    },
    rules: () => armed,
    fired: () => [...fired],
    next(target, seq) {
      const decision = decideFault(armed, target.operation);
      armed = decision.armed;
      if (decision.hit === undefined) return undefined;
      fired.push({ ...target, id: decision.hit.id, seq, effect: decision.hit.effect.kind });
      return decision.hit.effect;
    },
  };
}
