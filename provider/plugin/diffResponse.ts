import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyChange } from "./detailedDiff";

/** A difference as the engine is told of it: by its inputs, and in detail. Without `changes`, a changed path is one. */
export function diffResponse(
  paths: ReadonlyMap<string, PropertyChange>,
  {
    changes = paths.size > 0,
    replaces,
  }: { readonly changes?: boolean; readonly replaces: readonly string[] },
): messages.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  const response = new messages.DiffResponse()
    .setChanges(changes ? DIFF_SOME : DIFF_NONE)
    .setReplacesList([...replaces])
    .setDiffsList([...new Set([...paths.keys()].map(inputOf))])
    .setHasdetaileddiff(true);
  const detailed = response.getDetaileddiffMap();
  // What is replaced for the provider's settings alone, as for its region, differs in no input.
  const unnamed = replaces.filter((input) => ![...paths.keys()].some((path) => inputOf(path) === input));
  for (const [path, change] of [...paths, ...unnamed.map((path) => [path, "update"] as const)]) {
    const kind = kinds[change][replaces.includes(inputOf(path)) ? "replacing" : "inPlace"];
    detailed.set(path, new messages.PropertyDiff().setKind(kind).setInputdiff(true));
  }
  return response;
}

const { Kind } = messages.PropertyDiff;

const kinds = {
  add: { inPlace: Kind.ADD, replacing: Kind.ADD_REPLACE },
  delete: { inPlace: Kind.DELETE, replacing: Kind.DELETE_REPLACE },
  update: { inPlace: Kind.UPDATE, replacing: Kind.UPDATE_REPLACE },
} as const;

function inputOf(path: string): string {
  return path.replace(/[.[].*$/s, "");
}
