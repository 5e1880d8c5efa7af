import * as pulumi from "@pulumi/pulumi";

/** Where a value is in the arguments: member names and list places, from the outside in. */
export type ValuePath = readonly (string | number)[];

/**
 * Where the arguments hold Pulumi secrets. Pulumi hands secrets to a dynamic provider as plain values, so the provider
 * has to be told what it must not print.
 */
export async function secretPaths(value: unknown, path: ValuePath = []): Promise<ValuePath[]> {
  if (pulumi.Output.isInstance(value)) return (await pulumi.isSecret(value)) ? [path] : [];
  const settled = await value;
  if (settled === null || typeof settled !== "object") return [];
  const members = Array.isArray(settled) ? [...settled.entries()] : Object.entries(settled);
  const found = await Promise.all(members.map(([key, member]) => secretPaths(member, [...path, key])));
  return found.flat();
}
