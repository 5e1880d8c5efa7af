import type { IsUnknown } from "../values/problem";
import { type Changed, changedIn } from "./changed";
import type { RunPolicy } from "./policy";
import { replacementsFor } from "./replacements";

/** What the user wants to have run, in its normal spelling. */
export interface Wanted {
  /** Name or ARN. */
  readonly cluster: string;
  /** Absent while it is not known, which is no reason for anything. */
  readonly region?: string;
  readonly definition: WantedDefinition;
  readonly container?: string;
  /** The container that is judged, spelled out or not; absent while it cannot be told. */
  readonly judged?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly overrides?: unknown;
  readonly triggers?: unknown;
  /** Default: `onChange`. */
  readonly runPolicy?: RunPolicy;
  /** The log group that containers without a `logConfiguration` get. It is registered, and no reason to run. */
  readonly logGroup?: string;
}

/** A definition to register (its normal form), or the ARN of an existing revision. */
export type WantedDefinition =
  | { readonly kind: "inline"; readonly content: unknown }
  | { readonly kind: "existing"; readonly arn: string };

/** What the state remembers of the last run. */
export interface Recorded extends Wanted {
  /** `unfinished`: the `up` ended before the run did, so the run may still be going on or have ended since. */
  readonly status: "succeeded" | "failed" | "unfinished";
  readonly attempt: number;
  /** What the run came to, as it reads after "attempt 1": `exited 1`. */
  readonly failure?: string;
  /** What a refresh found changed in AWS. */
  readonly drift?: string;
}

/** What an `up` will do with the resource. `reasons` are phrases that read after "because". */
export type Plan =
  | { readonly kind: "keep" }
  | { readonly kind: "register"; readonly reasons: readonly string[] }
  | { readonly kind: "run"; readonly attempt: number; readonly reasons: readonly string[] }
  | { readonly kind: "replace"; readonly properties: readonly string[]; readonly reasons: readonly string[] };

/** The plan of a resource that no state knows. */
export const firstRun = { kind: "run", attempt: 1, reasons: ["it has not run yet"] } as const satisfies Plan;

/**
 * Decides what to do from what was recorded and what is wanted. Never looks at AWS, so preview and update agree.
 * Network, placement and connection are not part of `Wanted`: a change in them is no reason to run, unless it changes
 * what is registered, as the launch type FARGATE does.
 */
export function planRun(recorded: Recorded | undefined, wanted: Wanted, isUnknown: IsUnknown): Plan {
  if (recorded === undefined) return firstRun;

  const replacements = replacementsFor(recorded, wanted, isUnknown);
  if (replacements.length > 0) {
    return {
      kind: "replace",
      properties: replacements.map(({ property }) => property),
      reasons: replacements.map(({ reason }) => reason),
    };
  }
  const { attempt, status, failure, drift } = recorded;
  // What is owed is run whatever the policy: a run that failed, and one that has no verdict yet.
  if (status === "failed") {
    return { kind: "run", attempt: attempt + 1, reasons: [`attempt ${attempt} ${failure ?? "failed"}`] };
  }
  if (status === "unfinished") {
    const reason = `attempt ${attempt} has no verdict yet${failure === undefined ? "" : `: ${failure}`}`;
    return { kind: "run", attempt, reasons: [reason] };
  }
  const changed = changedIn(recorded, wanted, isUnknown);
  const due = dueBy(wanted.runPolicy ?? "onChange", changed);
  if (due.length > 0) return { kind: "run", attempt: 1, reasons: due };
  const registered = [...changed.definition, ...changed.logGroup];
  if (registered.length > 0) return { kind: "register", reasons: registered };
  if (drift !== undefined) return { kind: "register", reasons: [drift] };
  return { kind: "keep" };
}

/** The reasons for which a policy runs what has succeeded before. */
function dueBy(policy: RunPolicy, { definition, run, triggers }: Changed): readonly string[] {
  const all = [...definition, ...run, ...triggers];
  switch (policy) {
    case "onChange":
      return all;
    case "onTrigger":
      return triggers;
    case "always":
      return all.length > 0 ? all : ["runPolicy is always"];
    case "once":
      return [];
    default:
      return policy satisfies never;
  }
}
