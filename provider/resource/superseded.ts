import { supersededBeyond } from "../definition/superseded";
import type { Aws, Host } from "./host";

/**
 * Deregisters a resource's superseded revisions beyond the `keep` newest, and returns those it still has. A revision
 * that cannot be deregistered now is kept for the next time: the run has succeeded, and that is what counts.
 */
export async function deregisterSuperseded(
  revisions: readonly string[],
  keep: number,
  serving: readonly (string | undefined)[],
  { aws, host, urn }: { aws: Aws; host: Host; urn: string },
): Promise<readonly string[]> {
  const gone = new Set<string>();
  for (const arn of supersededBeyond(revisions, keep, serving)) {
    try {
      await aws.definitions.deregister(arn);
      gone.add(arn);
    } catch (error) {
      host.progress(urn).warn(`${arn} is superseded and stays ACTIVE: ${(error as Error).message}`);
      break;
    }
  }
  return revisions.filter((arn) => !gone.has(arn));
}
