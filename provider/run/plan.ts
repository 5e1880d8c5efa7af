import { lastSegment } from "../values/arn";
import { type Change, changesBetween } from "../values/changes";
import type { IsUnknown } from "../values/problem";

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
  readonly triggers?: unknown;
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
  /** One phrase on what the run came to, such as `exit code 1`. */
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
  const { attempt, failure = "no verdict" } = recorded;
  if (recorded.status === "failed") {
    return { kind: "run", attempt: attempt + 1, reasons: [`attempt ${attempt} failed: ${failure}`] };
  }
  if (recorded.status === "unfinished") {
    return { kind: "run", attempt, reasons: [`attempt ${attempt} has no verdict yet: ${failure}`] };
  }
  const changes = reasonsToRun(recorded, wanted, isUnknown);
  if (changes.length > 0) return { kind: "run", attempt: 1, reasons: changes.map(phrase) };
  if (recorded.drift !== undefined) return { kind: "register", reasons: [recorded.drift] };
  return { kind: "keep" };
}

function replacementsFor(recorded: Recorded, wanted: Wanted, isUnknown: IsUnknown) {
  const found: { property: string; reason: string }[] = [];
  if (isUnknown(wanted.cluster)) {
    found.push({ property: "cluster", reason: "the cluster is not known yet" });
  } else if (lastSegment(recorded.cluster) !== lastSegment(wanted.cluster)) {
    found.push({ property: "cluster", reason: "the cluster changed" });
  }
  const { region } = wanted;
  // A region that is not known yet is no other region: it comes from configuration, which seldom changes.
  const known = recorded.region !== undefined && region !== undefined && !isUnknown(region);
  if (known && recorded.region !== region) {
    const reason = `the region changed from ${recorded.region} to ${region}`;
    found.push({ property: "connection", reason });
  }
  const [oldFamily, newFamily] = [wantedFamily(recorded.definition), wantedFamily(wanted.definition)];
  if (oldFamily !== undefined && newFamily !== undefined && oldFamily !== newFamily) {
    const reason = `taskDefinition.family ${isUnknown(newFamily) ? "is not known yet" : "changed"}`;
    found.push({ property: "taskDefinition", reason });
  }
  return found;
}

function reasonsToRun(recorded: Recorded, wanted: Wanted, isUnknown: IsUnknown): Change[] {
  const compare = (olds: unknown, news: unknown, path: string) => changesBetween(olds, news, path, isUnknown);
  const sameJudged = recorded.judged !== undefined && recorded.judged === wanted.judged;
  return [
    ...compare(contentOf(recorded.definition), contentOf(wanted.definition), "taskDefinition"),
    ...compare(revisionOf(recorded.definition), revisionOf(wanted.definition), "taskDefinitionArn"),
    // The only essential container is the same one whether it is named or left out.
    ...(sameJudged ? [] : compare(recorded.container, wanted.container, "container")),
    ...compare(recorded.command, wanted.command, "command"),
    // No environment and an empty one start the same task.
    ...compare(recorded.environment ?? {}, wanted.environment ?? {}, "environment"),
    ...compare(recorded.triggers, wanted.triggers, "triggers"),
  ];
}

function phrase({ path, kind }: Change): string {
  switch (kind) {
    case "added":
      return `${path} was added`;
    case "removed":
      return `${path} was removed`;
    case "changed":
      return `${path} changed`;
    case "unknown":
      return `${path} is not known yet`;
    default:
      return kind satisfies never;
  }
}

function wantedFamily(definition: WantedDefinition): unknown {
  return definition.kind === "inline"
    ? (definition.content as { family?: unknown } | undefined)?.family
    : undefined;
}

function contentOf(definition: WantedDefinition): unknown {
  return definition.kind === "inline" ? definition.content : undefined;
}

/** `hi-web:3` for itself and for its ARN. */
function revisionOf(definition: WantedDefinition): string | undefined {
  return definition.kind === "existing" ? lastSegment(definition.arn) : undefined;
}
