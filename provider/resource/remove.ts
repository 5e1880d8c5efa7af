import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { outputsOf, type Properties } from "./state";

/** Destroy: deregisters every revision this resource registered. What runs from them goes on; nothing new starts. */
export async function remove(properties: Properties, host: Host): Promise<void> {
  const { connection } = properties as unknown as OneOffTaskInputs;
  const { region, revisions } = outputsOf(properties);
  if (revisions.length === 0) return;
  const aws = await host.connect({ ...connection, region });
  for (const arn of revisions) await aws.definitions.deregister(arn);
}
