import type { Service } from "@aws-sdk/client-ecs";
import type { Context, Properties, State } from "../resource-type";
import { tagOutputs } from "./tags";

/** The outputs of `aws.ecs.Service`. `known` are its inputs or its recorded state, for the spelling of references. */
export function stateOf(
  { serviceArn = "", serviceName, clusterArn, taskDefinition, tags, ...service }: Service,
  known: Properties,
  { region }: Context,
): State {
  const { desiredCount, launchType, schedulingStrategy } = service;
  return {
    id: serviceArn,
    outputs: {
      arn: serviceArn,
      name: serviceName,
      cluster: asSpelled(known.cluster, clusterArn),
      taskDefinition: asSpelled(known.taskDefinition, taskDefinition),
      desiredCount,
      launchType,
      schedulingStrategy,
      region,
      ...tagOutputs(tags),
    },
  };
}

/** A program may write a name, `family` or `family:revision` where ECS answers with the ARN. */
function asSpelled(known: unknown, arn: string | undefined): unknown {
  const resource = arn?.split("/").at(-1);
  return known === resource || known === resource?.replace(/:\d+$/, "") ? known : arn;
}
