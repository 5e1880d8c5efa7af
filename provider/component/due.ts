import { defined } from "../values/defined";
import type { ReleaseArgs } from "./args";

export type Due = Pick<ReleaseArgs, "triggers" | "runPolicy">;

/**
 * When a command runs, as a `OneOffTask` says it. `when` names files, of which `hash` makes a trigger, and then nothing
 * but triggers counts.
 */
export function dueOf(
  { when, triggers, runPolicy }: ReleaseArgs,
  hash: (patterns: string | readonly string[]) => string,
): Due {
  if (when === undefined) return defined({ triggers, runPolicy });
  const files = hash(when);
  return { triggers: triggers === undefined ? files : { files, triggers }, runPolicy: "onTrigger" };
}
