import type { OwnerId } from "../definition/marks";
import type { Revision, RunnableContainer } from "../definition/registry";
import { existingRevision, registeredRevision } from "../definition/revision";
import { oldestFirst } from "../definition/revisionNumber";
import { type Target, targetContainer } from "../definition/target";
import { startedBy } from "../run/identity";
import { interruptible, interruptibleClock } from "../run/interrupt";
import { revisionsRun } from "../run/revisionsRun";
import { lastSegment } from "../values/arn";
import { defined } from "../values/defined";
import { contentToRegister } from "./content";
import { destroyedTag } from "./destroyed";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { inputsOf, type OneOffTaskOutputs, outputsOf, type Properties } from "./state";
import { definitionTags } from "./tags";

/** The revision that the inputs ask for, and what the state has to keep of it. */
export interface Registration {
  readonly revision: Revision;
  readonly target: JudgedTarget;
  /** How often a resource of this URN that ran the revision was destroyed. */
  readonly destroyedBefore: number;
  readonly outputs: Pick<OneOffTaskOutputs, "revisions" | "foreignRevisions" | "revisionArn">;
}

export type JudgedTarget = Extract<Target, { kind: "target" }>;

/** Time for finding or registering a revision, in milliseconds: AWS's weather is ridden out that long. */
const registrationMs = 300_000;

/** Finds or registers the revision to run. Nothing is registered when one of the same content still serves. */
export async function revisionFor(
  urn: string,
  inputs: OneOffTaskInputs,
  olds: Properties | undefined,
  aws: Aws,
  { clock, revisionsInUse, interrupt }: Host,
): Promise<Registration> {
  const { definitions, tasks, region, shared } = aws;
  const { revisions = [], foreignRevisions = [] } = olds === undefined ? {} : outputsOf(olds);
  const withForeign = (arn: string) => [...foreignRevisions.filter((one) => one !== arn), arn].slice(-20);
  const ports = {
    registry: interruptible(definitions, interrupt),
    clock: interruptibleClock(clock, interrupt),
    untilMs: clock.now() + registrationMs,
  };
  const { taskDefinition, taskDefinitionArn: requestedArn = "", cluster } = inputs;
  if (taskDefinition === undefined) {
    const revision = await existingRevision(requestedArn, ports);
    const target = requireTarget(revision.containers, inputs.container);
    const revisionArn = revision.arn;
    const outputs = { revisions, foreignRevisions: withForeign(revisionArn), revisionArn };
    return { revision, target, destroyedBefore: destroyedBefore(urn, revision), outputs };
  }
  const content = contentToRegister(taskDefinition, inputs, region);
  // Before anything is registered: a definition that cannot be judged would leave a revision behind.
  const target = requireTarget(content.containerDefinitions, inputs.container);
  const tags = definitionTags(inputs, aws);
  const itsTasks = interruptible(tasks, interrupt);
  const owner = {
    id: ownerOf(urn, cluster),
    recorded: revisions,
    revisionsRun: () => revisionsRun(cluster, startedBy(urn), content.family, itsTasks),
  };
  const wanted = defined({ content, tags, owner, known: knownRevision(olds) });
  const { revision, owned, siblings } = await registeredRevision(wanted, shared.take, ports);
  const revisionArn = revision.arn;
  const known = [...revisions, ...siblings];
  for (const arn of [...siblings, revisionArn]) revisionsInUse.add(useOf(arn, owner.id));
  return {
    revision,
    target,
    destroyedBefore: destroyedBefore(urn, revision),
    outputs: owned
      ? { revisions: inOrder([...known, revisionArn]), foreignRevisions, revisionArn }
      : { revisions: inOrder(known), foreignRevisions: withForeign(revisionArn), revisionArn },
  };
}

/**
 * Whose a revision is. A replacement has another cluster, and its predecessor deregisters what it owns; the same cluster
 * by its name or by its ARN is no other.
 */
export function ownerOf(urn: string, cluster: string): OwnerId {
  return [urn, lastSegment(cluster)];
}

/** That a resource goes on with a revision, which others may have as well. */
export function useOf(arn: string, owner: OwnerId): string {
  return [arn, ...owner].join(" ");
}

function inOrder(revisions: readonly string[]): readonly string[] {
  return oldestFirst([...new Set(revisions)]);
}

function requireTarget(containers: readonly RunnableContainer[], name: string | undefined): JudgedTarget {
  const target = targetContainer(containers, name);
  if (target.kind === "unclear") throw new Error(`container: ${target.problem}`);
  return target;
}

function destroyedBefore(urn: string, { tags }: Revision): number {
  return Number(tags[destroyedTag(urn)] ?? 0);
}

function knownRevision(olds: Properties | undefined) {
  if (olds === undefined) return undefined;
  const { revisionArn: arn, revisions, region } = outputsOf(olds);
  const recorded = inputsOf(olds);
  if (arn === undefined || recorded.taskDefinition === undefined) return undefined;
  const content = contentToRegister(recorded.taskDefinition, recorded, region);
  return { arn, content, owned: revisions.includes(arn) };
}
