import { patiently } from "../run/weather";
import { destroyedTag } from "./destroyed";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { type OneOffTaskOutputs, outputsOf, type Properties } from "./state";

/**
 * Destroy: deregisters every revision this resource registered. What runs from them goes on; nothing new starts. A
 * revision that is not its own is told that the resource is gone.
 */
export async function remove(urn: string, properties: Properties, host: Host): Promise<void> {
  const { connection } = properties as unknown as OneOffTaskInputs;
  const outputs = outputsOf(properties);
  const aws = await host.connect({ ...connection, region: outputs.region });
  const call = patiently(host.clock);
  for (const arn of outputs.revisions.filter((one) => !host.revisionsInUse.has(one))) {
    await call(() => aws.definitions.deregister(arn));
  }
  await call(() => countDestroy(urn, outputs, aws)).catch((error) => {
    host
      .progress(urn)
      .warn(
        `${outputs.revisionArn} could not be tagged: a resource of this name that is created within the hour for the same task definition finds this one's run instead of running (${(error as Error).message})`,
      );
  });
}

async function countDestroy(
  urn: string,
  { revisionArn, revisions }: OneOffTaskOutputs,
  { definitions }: Aws,
): Promise<void> {
  if (revisionArn === undefined || revisions.includes(revisionArn)) return;
  const revision = await definitions.find(revisionArn);
  if (revision === undefined) return;
  const key = destroyedTag(urn);
  await definitions.tag(revisionArn, key, String(Number(revision.tags[key] ?? 0) + 1));
}
