import type { RunnableContainer } from "../../definition/registry";
import { targetContainer } from "../../definition/target";
import type { ServiceSnapshot } from "../../run/services";
import { CommandFailure } from "../failure";
import { revisionName } from "./fromStack";
import type { RunSource } from "./source";

/** A run beside a live service: from its revision, in its network. */
export function sourceBeside(cluster: string, service: ServiceSnapshot, region: string): RunSource {
  const { name, status, taskDefinitionArn, olderRevisions, launch } = service;
  const title = `service ${name} in cluster ${cluster}`;
  if (status === "INACTIVE") throw new CommandFailure(`${title} is INACTIVE: it was deleted`);
  const [revision, older] = [revisionName(taskDefinitionArn), olderRevisions.map(revisionName)];
  return {
    title,
    name,
    inputs: { ...launch, cluster, taskDefinitionArn, connection: { region } },
    config: () => undefined,
    secrets: [],
    hasOwnCommand: false,
    notes:
      older.length === 0
        ? []
        : [
            `a deployment is under way, and this runs from its new revision ${revision}; tasks of ${older.join(", ")} are still there (--task-definition ${older[0]} runs from that)`,
          ],
  };
}

/**
 * The container of a service's definition that a command belongs into: the named one, the only essential one, the only one
 * that traffic is led to, or the one that is called like the service. `undefined` leaves it to the definition's own rule.
 */
export function containerBeside(
  { name, targets }: Pick<ServiceSnapshot, "name" | "targets">,
  containers: readonly RunnableContainer[],
  wanted: string | undefined,
): string | undefined {
  if (wanted !== undefined || targetContainer(containers, undefined).kind === "target") return wanted;
  const [target, ...others] = [...new Set(targets)];
  if (target !== undefined && others.length === 0) return target;
  return containers.find((container) => container.name === name)?.name;
}
