import { ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";

/** A client of somebody else with access to the account. */
export function somebodyElse(url: string): ECSClient {
  return new ECSClient({
    region: "eu-west-1",
    endpoint: url,
    credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
  });
}

/** Registers a definition for Fargate that no stack makes, of one container `web`. Answers its ARN. */
export async function registerTheirs(ecs: ECSClient, family: string, image: string): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "web", image }],
    }),
  );
  return String(taskDefinition?.taskDefinitionArn);
}
