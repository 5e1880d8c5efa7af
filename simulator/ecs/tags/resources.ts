import { AwsError } from "../../protocol/operation";
import type { ClusterStore } from "../clusters/store";
import type { DefinitionStore } from "../definitions/store";
import type { ServiceLookup } from "../service-lookup";
import type { Tasks } from "../tasks";

/** Throws the error that ECS answers when there is nothing under an ARN. */
export type RequireResource = (resourceArn: string) => Promise<void>;

export function createResourceCheck(
  clusters: ClusterStore,
  definitions: DefinitionStore,
  tasks: Pick<Tasks, "find">,
  services: Pick<ServiceLookup, "exists">,
): RequireResource {
  const isThere = async (
    arn: string,
    kind: string | undefined,
    cluster: string | undefined,
  ): Promise<boolean> => {
    switch (kind) {
      case "cluster":
        return clusters.require(arn).clusterArn === arn;
      case "task-definition":
        return definitions.see(arn) !== undefined;
      case "task":
        return tasks.find(arn) !== undefined;
      case "service":
        return services.exists(arn, cluster);
      default:
        return false;
    }
  };
  return async (resourceArn) => {
    const [, kind, cluster] = /^arn:aws:ecs:[^:]+:\d+:([a-z-]+)\/([^/]+)/.exec(resourceArn) ?? [];
    if (!(await isThere(resourceArn, kind, cluster))) {
      throw new AwsError(
        "InvalidParameterException",
        `The specified resource ${resourceArn} could not be found.`,
      );
    }
  };
}
