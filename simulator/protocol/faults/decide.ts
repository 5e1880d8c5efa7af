import type { FaultEffect, FaultRule } from "./rule";

/** A rule and how many calls it has seen. */
export interface ArmedRule {
  readonly id: number;
  readonly rule: FaultRule;
  readonly seen: number;
}

/** What happens to one call, and the rules as they stand after it. */
export interface FaultDecision {
  readonly armed: readonly ArmedRule[];
  readonly hit?: { readonly id: number; readonly effect: FaultEffect };
}

/** Every rule for the operation counts the call; of those that it hits, the one added first has its way. */
export function decideFault(armed: readonly ArmedRule[], operation: string): FaultDecision {
  const counted = armed.map((one) => (matches(one.rule, operation) ? { ...one, seen: one.seen + 1 } : one));
  const hit = counted.find(({ rule, seen }) => matches(rule, operation) && hits(rule, seen));
  return hit === undefined
    ? { armed: counted }
    : { armed: counted, hit: { id: hit.id, effect: hit.rule.effect } };
}

const matches = (rule: FaultRule, operation: string) =>
  rule.operation === "*" || rule.operation === operation;

/** Whether a rule hits the call that it sees as its `call`-th. */
function hits(rule: FaultRule, call: number): boolean {
  const nth = rule.nth ?? 1;
  if (nth === "every") return rule.times === undefined || call <= rule.times;
  return call >= nth && call < nth + (rule.times ?? 1);
}
