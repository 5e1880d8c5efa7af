import { withoutNull } from "../values/withoutNull";
import type { ValuePath } from "./secretPaths";
import type { Properties } from "./state";

/**
 * Properties as a dynamic provider gets them: the resource's own, the provider's text, and what the resource passes
 * along because no engine hands it to a dynamic provider.
 */
export interface DynamicProperties extends Properties {
  readonly __provider?: string;
  /** The resource's URN. */
  readonly resourceUrn: string;
  /** Where its inputs hold secrets. */
  readonly secretPaths?: readonly ValuePath[];
}

/** In a preview, they may not be known yet. */
export function secretPathsOf({ secretPaths }: DynamicProperties): readonly ValuePath[] {
  return Array.isArray(secretPaths) ? secretPaths : [];
}

/**
 * The properties without Pulumi's, and without what is null: so arrives a secret that is undefined, and exported
 * definitions have it for what is not set. Triggers are compared as they are.
 */
export function ownOf({
  __provider,
  resourceUrn,
  secretPaths,
  triggers,
  ...own
}: DynamicProperties): Properties {
  return { ...(withoutNull(own) as Properties), ...(triggers !== undefined && { triggers }) };
}

/** Pulumi's. */
export function hiddenOf({ __provider, resourceUrn, secretPaths }: DynamicProperties) {
  return { __provider, resourceUrn, ...(secretPaths !== undefined && { secretPaths }) };
}
