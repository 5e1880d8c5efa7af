import type { Tags } from "../definition/registry";
import { retag } from "../definition/retag";
import { patiently } from "../run/weather";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { inputsOf, outputsOf, type Properties } from "./state";

/** The tags of the revision that the inputs ask for, over the connection's default tags. */
export function definitionTags({ taskDefinition }: OneOffTaskInputs, { defaultTags }: Aws): Tags {
  return { ...defaultTags, ...taskDefinition?.tags };
}

/** The tags of the task, over the connection's default tags. */
export function taskTags({ tags }: OneOffTaskInputs, { defaultTags }: Aws): Tags {
  return { ...defaultTags, ...tags };
}

/**
 * Brings the tags of the recorded revision to what the inputs ask for. A revision's content never changes, its tags may;
 * one that is new has been registered with them, and one of others is left as it is.
 */
export async function tagAnew(
  revisionArn: string | undefined,
  inputs: OneOffTaskInputs,
  olds: Properties | undefined,
  aws: Aws,
  host: Host,
): Promise<void> {
  if (olds === undefined || revisionArn === undefined || inputs.taskDefinition === undefined) return;
  const recorded = outputsOf(olds);
  if (recorded.revisionArn !== revisionArn || !recorded.revisions.includes(revisionArn)) return;
  const former = inputsOf(olds);
  // The default tags that the connection had before, which may have been another one.
  const asBefore = await host.connect({ ...former.connection, region: aws.region });
  const [before, after] = [definitionTags(former, asBefore), definitionTags(inputs, aws)];
  await patiently(host.clock)(() => retag(revisionArn, before, after, aws.definitions));
}
