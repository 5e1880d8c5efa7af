import { createHash, randomBytes } from "node:crypto";

const SUFFIX_LENGTH = 7;

/** What the engine says about naming a resource. */
export interface Naming {
  /** The resource's name in the program. */
  readonly resourceName: string;
  /** The same seed gives the same name; empty when the engine has none. */
  readonly randomSeed: Uint8Array;
  /** From `pulumi:autonaming` in the stack's configuration: the name to take, or `false` for no generated names. */
  readonly configured: string | false | undefined;
}

/** `<resource name>-<7 hex digits>`, the first part cut to fit `maxLength`; `undefined` where generated names are off. */
export function generatedName(
  { resourceName, randomSeed, configured }: Naming,
  maxLength: number,
): string | undefined {
  if (configured === false) return undefined;
  if (configured !== undefined) return configured;
  const seed = randomSeed.length > 0 ? randomSeed : randomBytes(32);
  const suffix = createHash("sha256").update(resourceName).update(seed).digest("hex").slice(0, SUFFIX_LENGTH);
  return `${resourceName.slice(0, maxLength - SUFFIX_LENGTH - 1)}-${suffix}`;
}
