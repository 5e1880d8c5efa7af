import * as job from "../gateLag/definition";

/** What is deployed. Each release changes a variable of the container, and so is a new revision. */
export const service = "web";
const container = "web";

export function definitionOf(release: number, region: string) {
  return {
    family: service,
    ...job.size,
    networkMode: "awsvpc" as const,
    requiresCompatibilities: ["FARGATE" as const],
    executionRoleArn: job.executionRoleArn,
    containerDefinitions: [
      {
        ...job.containerIn(region),
        name: container,
        image: "web:v1",
        environment: [{ name: "RELEASE", value: String(release) }],
      },
    ],
  };
}

/** What the program of the stack is told. */
export function told(release: number, region: string, command: readonly string[]) {
  const shared = { cluster: job.cluster, launchType: "FARGATE", networkConfiguration: job.network };
  return {
    task: { ...shared, taskDefinition: definitionOf(release, region), command },
    service: { ...shared, name: service, desiredCount: 1 },
  };
}

/** The options of `aws ecs run-task` for the same. */
export function runTaskOptions(command: readonly string[]): readonly string[] {
  const network = { awsvpcConfiguration: job.network };
  const overrides = { containerOverrides: [{ name: container, command }] };
  return [
    ...["--cluster", job.cluster, "--launch-type", "FARGATE"],
    ...["--network-configuration", JSON.stringify(network), "--overrides", JSON.stringify(overrides)],
  ];
}
