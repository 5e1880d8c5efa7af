import type { DefinitionRegistry } from "../definition/registry";
import { patiently } from "../run/weather";
import { destroyedTag } from "./destroyed";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { outputsOf, type Properties } from "./state";

/**
 * Destroy: deregisters every revision this resource registered, unless another resource goes on with it. What runs
 * from them goes on; nothing new starts. Revisions of others that it ran are told that it is gone.
 */
export async function remove(urn: string, properties: Properties, host: Host): Promise<void> {
  const { connection } = properties as unknown as OneOffTaskInputs;
  const { region, revisions, foreignRevisions } = outputsOf(properties);
  const own = revisions.filter((arn) => !host.revisionsInUse.has(arn));
  if (own.length + foreignRevisions.length === 0) return;

  const { definitions } = await host.connect({ ...connection, region });
  const call = patiently(host.clock);
  for (const arn of own) await call(() => definitions.deregister(arn));
  for (const arn of foreignRevisions) {
    await call(() => countDestroy(urn, arn, definitions)).catch((error: unknown) => {
      const because = error instanceof Error ? error.message : String(error);
      const consequence =
        "if a resource of this name is created for it within the hour, it finds this one's run";
      host.progress(urn).warn(`${arn} could not be tagged: ${consequence} (${because})`);
    });
  }
}

async function countDestroy(urn: string, arn: string, definitions: DefinitionRegistry): Promise<void> {
  const revision = await definitions.find(arn);
  if (revision === undefined) return;
  const key = destroyedTag(urn);
  await definitions.tag(arn, key, String(Number(revision.tags[key] ?? 0) + 1));
}
