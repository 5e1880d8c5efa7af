import type { CallEntry, EffectEntry } from "../../simulator";

/** A call as the journal has it, where only these of its members matter. */
export function call(operation: string, input: object = {}, outcome = "ok"): CallEntry {
  const where = { service: "ecs", region: "eu-west-1" } as const;
  return { kind: "call", seq: 0, at: 0, ...where, operation, input, outcome, durationMs: 0 };
}

/** The same for what is no call. */
export function effect(name: string, detail: Readonly<Record<string, unknown>> = {}): EffectEntry {
  return { kind: "effect", seq: 0, at: 0, name, detail };
}
