import { fingerprint } from "../values/fingerprint";
import type { NormalDefinition } from "./normalise";
import type { DefinitionRegistry, Revision } from "./registry";

/** The revision that the state has for an inline definition, and the content it was registered from. */
export interface KnownRevision {
  readonly arn: string;
  readonly content: unknown;
}

/**
 * The revision to run for an inline definition: the known one if its content is the same and ECS still has it ACTIVE,
 * else a new one.
 */
export async function registeredRevision(
  content: NormalDefinition,
  known: KnownRevision | undefined,
  registry: DefinitionRegistry,
): Promise<Revision> {
  if (known !== undefined && fingerprint(known.content) === fingerprint(content)) {
    const revision = await registry.find(known.arn);
    if (revision?.active) return revision;
  }
  const arn = await registry.register(content);
  return { arn, active: true, containers: content.containerDefinitions };
}

/** The revision behind the reference to an existing definition. Throws when nothing can be run from it. */
export async function existingRevision(reference: string, registry: DefinitionRegistry): Promise<Revision> {
  const revision = await registry.find(reference);
  if (revision === undefined) {
    throw new Error(
      `taskDefinitionArn is "${reference}", and ECS has no such task definition in this account and region`,
    );
  }
  if (!revision.active) {
    throw new Error(
      `taskDefinitionArn is "${reference}", which is INACTIVE: nothing new can run from it; name an ACTIVE revision`,
    );
  }
  return revision;
}
