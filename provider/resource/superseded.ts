import { supersededBeyond } from "../definition/superseded";
import { revisionsWithTasks } from "../run/serving";
import { familyOf } from "../run/task";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { ownerOf, type Registration } from "./revision";
import type { OneOffTaskOutputs } from "./state";

/**
 * What the state has once the gate stands at the revision: the gate, and the revisions that are left when the superseded
 * ones have gone.
 */
export async function passGate(
  urn: string,
  { cluster, keepRevisions = 5 }: OneOffTaskInputs,
  before: OneOffTaskOutputs | undefined,
  { revision, outputs }: Registration,
  ports: { aws: Aws; host: Host },
): Promise<Required<Pick<OneOffTaskOutputs, "taskDefinitionArn" | "revisions">>> {
  const serving = [revision.arn, before?.taskDefinitionArn];
  const served = { urn, cluster, serving };
  const revisions = await deregisterSuperseded(outputs.revisions, keepRevisions, served, ports);
  return { taskDefinitionArn: revision.arn, revisions };
}

/** A resource whose gate has moved. */
interface Served {
  readonly urn: string;
  readonly cluster: string;
  /** What has to stay ACTIVE whatever else is found: the current revision, and the one the gate had before. */
  readonly serving: readonly (string | undefined)[];
}

/**
 * Gives up a resource's superseded revisions beyond the `keep` newest, and returns those it still has. One that
 * tasks in the cluster still run stays: the service may not have followed the gate, because its own update failed, and
 * could then neither be deployed anew nor rolled back to it. What cannot be asked, or deregistered, now is kept for
 * the next time: the gate has moved, and that is what counts.
 */
async function deregisterSuperseded(
  revisions: readonly string[],
  keep: number,
  { urn, cluster, serving }: Served,
  { aws, host }: { aws: Aws; host: Host },
): Promise<readonly string[]> {
  const superseded = supersededBeyond(revisions, keep, serving);
  if (superseded.length === 0) return revisions;
  const gone = new Set<string>();
  try {
    const running = await runningOf(superseded);
    for (const arn of supersededBeyond(revisions, keep, [...serving, ...running])) {
      await aws.shared.giveUp(arn, ownerOf(urn, cluster), aws.definitions);
      gone.add(arn);
    }
  } catch (error) {
    const left = superseded.filter((arn) => !gone.has(arn)).join(", ");
    host.progress(urn).warn(`superseded, and left ACTIVE: ${left} (${(error as Error).message})`);
  }
  return revisions.filter((arn) => !gone.has(arn));

  async function runningOf(arns: readonly string[]): Promise<string[]> {
    const families = [...new Set(arns.map(familyOf))];
    const found = await Promise.all(families.map((family) => revisionsWithTasks(cluster, family, aws.tasks)));
    return found.flat();
  }
}
