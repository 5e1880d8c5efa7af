import type { OwnerId } from "../definition/marks";
import type { DefinitionRegistry } from "../definition/registry";
import { straysOf } from "../definition/siblings";
import { startedBy } from "../run/identity";
import { revisionsRun } from "../run/revisionsRun";
import { familyOf } from "../run/task";
import { patiently } from "../run/weather";
import { destroyedTag } from "./destroyed";
import type { Aws, Host } from "./host";
import { runOnDelete } from "./onDelete";
import { ownerOf, useOf } from "./revision";
import { inputsOf, type OneOffTaskOutputs, outputsOf, type Properties } from "./state";

/** How long AWS's weather is ridden out in looking for strays. */
const patienceMs = 120_000;

/**
 * Destroy: makes the run that the user wants before it, then gives up every revision that was registered for this
 * resource, unless its successor goes on with it or the user wants to keep them, and also one of an `up` that was killed
 * before it could record it. Each is deregistered with its last owner. What runs from it goes on; nothing new starts.
 * Revisions that outlive the resource are told that it is gone.
 */
export async function remove(urn: string, properties: Properties, host: Host): Promise<void> {
  const { connection, cluster, skipDestroy = false } = inputsOf(properties);
  const { region } = outputsOf(properties);
  const owner = ownerOf(urn, cluster);
  const { revisions, foreignRevisions } = await afterLastRun(urn, properties, host);
  const own = revisions.filter((arn) => !host.revisionsInUse.has(useOf(arn, owner)));
  if (own.length + foreignRevisions.length === 0) return;

  const { definitions, shared, tasks } = await host.connect({ ...connection, region });
  const { warn } = host.progress(urn);
  const orNone = (what: string) => (error: unknown) => {
    warn(`${what} that no state knows could not be looked for: ${messageOf(error)}`);
    return [];
  };
  const call = patiently(host.clock);
  // Asked before they go: a killed `up` may have run a revision of others that no state knows.
  const run = await call(() => alsoRun(urn, cluster, foreignRevisions, tasks)).catch(orNone("runs"));
  const strays = await unrecorded(owner, own, definitions, host).catch(orNone("revisions"));
  const gone = new Set<string>();
  if (!skipDestroy) {
    for (const arn of [...own, ...strays])
      if (await call(() => shared.giveUp(arn, owner, definitions))) gone.add(arn);
  }
  const outliving = [...foreignRevisions, ...run, ...own, ...strays].filter((arn) => !gone.has(arn));
  for (const arn of new Set(outliving)) {
    await call(() => countDestroy(urn, arn, definitions)).catch((error: unknown) => {
      const consequence =
        "if a resource of this name is created for it within the hour, it finds this one's run";
      warn(`${arn} could not be tagged: ${consequence} (${messageOf(error)})`);
    });
  }
}

/** What the state has of revisions, after the last run if the user wants one: not when the resource was replaced. */
async function afterLastRun(
  urn: string,
  properties: Properties,
  host: Host,
): Promise<Pick<OneOffTaskOutputs, "revisions" | "foreignRevisions">> {
  const { connection, onDelete } = inputsOf(properties);
  const outputs = outputsOf(properties);
  if (onDelete === undefined || host.resourcesInUse.has(urn)) return outputs;
  const aws = await host.connect({ ...connection, region: outputs.region });
  return runOnDelete(urn, onDelete, properties, aws, host);
}

/**
 * What an interrupted `up` left in the family of the resource's own revisions. Without one of its own, no family is known
 * to look in: the state of a resource for an existing definition does not tell the inline one that a killed `up` had.
 */
async function unrecorded(
  owner: OwnerId,
  own: readonly string[],
  registry: DefinitionRegistry,
  { clock, revisionsInUse }: Host,
): Promise<readonly string[]> {
  const newest = own.at(-1);
  if (newest === undefined) return [];
  const ports = { registry, clock, untilMs: clock.now() + patienceMs };
  const strays = await straysOf(familyOf(newest), owner, own, ports);
  return strays.filter((arn) => !revisionsInUse.has(useOf(arn, owner)));
}

/** Revisions of the same families as those of others in the state, which the resource's tasks of the last hour ran. */
async function alsoRun(
  urn: string,
  cluster: string,
  foreignRevisions: readonly string[],
  tasks: Aws["tasks"],
): Promise<readonly string[]> {
  const families = [...new Set(foreignRevisions.map(familyOf))];
  const run = await Promise.all(
    families.map((family) => revisionsRun(cluster, startedBy(urn), family, tasks)),
  );
  return run.flat();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function countDestroy(urn: string, arn: string, definitions: DefinitionRegistry): Promise<void> {
  const revision = await definitions.find(arn);
  if (revision === undefined) return;
  const key = destroyedTag(urn);
  await definitions.tag(arn, { [key]: String(Number(revision.tags[key] ?? 0) + 1) });
}
