import type { NormalDefinition } from "../../../provider/definition/normalise";
import type { EcsVolume } from "../../../provider/definition/normalVolume";

/**
 * A registered definition as DescribeTaskDefinition tells it: members of its own, empty lists for what was not given,
 * and defaults filled in (container `cpu`, host ports, a health check's times, a log router's user, a file system's root).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export function asEcsTells(definition: NormalDefinition, arn: string): Readonly<Record<string, unknown>> {
  const sharesPorts = definition.networkMode === "awsvpc" || definition.networkMode === "host";
  return {
    ...definition,
    containerDefinitions: definition.containerDefinitions.map((container) => ({
      cpu: 0,
      environment: [],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
      ...container,
      portMappings: (container.portMappings ?? []).map((mapping) => ({
        hostPort: sharesPorts ? mapping.containerPort : 0,
        ...mapping,
      })),
      ...(isObject(container.firelensConfiguration) && { user: container.user ?? "0" }),
      ...(isObject(container.healthCheck) && {
        healthCheck: { interval: 30, timeout: 5, retries: 3, ...container.healthCheck },
      }),
    })),
    taskDefinitionArn: arn,
    revision: Number(arn.slice(arn.lastIndexOf(":") + 1)),
    status: "ACTIVE",
    enableFaultInjection: definition.enableFaultInjection ?? false,
    volumes: (definition.volumes ?? []).map(volumeAsTold),
    placementConstraints: definition.placementConstraints ?? [],
    requiresAttributes: [{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" }],
    compatibilities: ["EC2", "FARGATE"],
    registeredAt: new Date("2026-01-02T03:04:05Z"),
    registeredBy: "arn:aws:iam::123456789012:user/deploy",
  };
}

function volumeAsTold({ efsVolumeConfiguration: efs, ...volume }: EcsVolume): object {
  const isEmpty = efs === undefined && Object.keys(volume).length === 1;
  return {
    ...volume,
    ...(isEmpty && { host: {} }),
    ...(isObject(efs) && {
      efsVolumeConfiguration: { rootDirectory: "/", transitEncryption: "DISABLED", ...efs },
    }),
  };
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object";
}
