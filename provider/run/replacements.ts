import { lastSegment } from "../values/arn";
import type { IsUnknown } from "../values/problem";
import type { Wanted, WantedDefinition } from "./plan";

/** A change that no update in place can make. */
export interface Replacement {
  /** The input that Pulumi is told of. */
  readonly property: string;
  /** Reads after "because". */
  readonly reason: string;
}

/** What of the wanted run can only be had from a new resource: another cluster, region or family. */
export function replacementsFor(recorded: Wanted, wanted: Wanted, isUnknown: IsUnknown): Replacement[] {
  const found: Replacement[] = [];
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
  const [oldFamily, newFamily] = [familyIn(recorded.definition), familyIn(wanted.definition)];
  if (oldFamily !== undefined && newFamily !== undefined && oldFamily !== newFamily) {
    const reason = `taskDefinition.family ${isUnknown(newFamily) ? "is not known yet" : "changed"}`;
    found.push({ property: "taskDefinition", reason });
  }
  return found;
}

function familyIn(definition: WantedDefinition): unknown {
  return definition.kind === "inline"
    ? (definition.content as { family?: unknown } | undefined)?.family
    : undefined;
}
