import { ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import * as job from "../gateLag/definition";
import { region } from "../stack/account";

/** Registers the job's definition, as another stack would have. Resolves to its ARN. */
export async function existingRevision(endpoint: string): Promise<string> {
  const ecs = new ECSClient({ region, endpoint, credentials: job.credentials });
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: job.family,
      containerDefinitions: [job.containerIn(region)],
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      executionRoleArn: job.executionRoleArn,
      ...job.size,
    }),
  );
  if (taskDefinition?.taskDefinitionArn === undefined)
    throw new Error("RegisterTaskDefinition has registered nothing");
  return taskDefinition.taskDefinitionArn;
}
