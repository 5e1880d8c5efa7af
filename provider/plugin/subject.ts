import { type DynamicProperties, ownOf, secretPathsOf } from "../resource/dynamicProperties";
import { identityUrn } from "../resource/identityUrn";
import type { Subject } from "../resource/taskProvider";
import type { Received } from "./wire";

/** Inputs, or recorded properties, as the handlers take them. What the dynamic resource recorded for itself is left out. */
export function subject(urn: string, { properties, secretPaths }: Received): Subject {
  const recorded = properties as DynamicProperties;
  return {
    urn: identityUrn(urn),
    row: urn,
    properties: ownOf(recorded),
    // A dynamic provider is given plain values, and its state marks whole properties: both are known here.
    secretPaths: [...secretPaths, ...secretPathsOf(recorded)],
    isMoved: recorded.resourceUrn !== undefined,
  };
}

/** Keys are secrets, also where a program does not say so: SDKs mark no members of arguments. */
export function withSecretKeys(inputs: Received): Received {
  const { connection } = inputs.properties as { readonly connection?: { readonly credentials?: unknown } };
  if (connection?.credentials === undefined) return inputs;
  return { ...inputs, secretPaths: [...inputs.secretPaths, ["connection", "credentials"]] };
}
