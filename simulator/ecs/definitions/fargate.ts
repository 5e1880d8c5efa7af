import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import { isFargateSize, readTaskCpu, readTaskMemory } from "./sizes";

/** A registration, as far as these rules read it. */
export type FargateCandidate = Omit<RegisterTaskDefinitionRequest, "family" | "tags">;

/**
 * Why a definition does not run on Fargate, as RegisterTaskDefinition says it when FARGATE is required; `undefined` if
 * it does. Rules: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html. Words, where
 * public reports quote them: sizes, aws-games/cloud-game-development-toolkit#737; stream prefix, aws/aws-cdk#1422;
 * execution role, virtual-kubelet#193.
 */
export function fargateObjection(input: FargateCandidate): string | undefined {
  return [
    taskObjection(input),
    ...(input.containerDefinitions ?? []).map((container) => containerObjection(input, container)),
  ].find((objection) => objection !== undefined);
}

export const runsOnFargate = (input: FargateCandidate) => fargateObjection(input) === undefined;

function taskObjection(input: FargateCandidate): string | undefined {
  const cpu = readTaskCpu(input.cpu);
  const memory = readTaskMemory(input.memory);
  const storage = input.ephemeralStorage?.sizeInGiB ?? 21;
  if (input.networkMode !== "awsvpc") return "Fargate only supports network mode ‘awsvpc’.";
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  if (!isFargateSize(cpu, memory)) {
    return (
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. ` +
      "See the Amazon ECS documentation for the valid values."
    );
  }
  if (storage < 21 || storage > 200) return `Ephemeral storage of ${storage} GiB: Fargate allows 21 to 200.`;
  if ((input.placementConstraints ?? []).length > 0) return unsupported("placementConstraints");
  if (input.ipcMode !== undefined) return unsupported("ipcMode");
  if ((input.inferenceAccelerators ?? []).length > 0) return unsupported("inferenceAccelerators");
  if (input.volumes?.some(({ dockerVolumeConfiguration }) => dockerVolumeConfiguration)) {
    return unsupported("dockerVolumeConfiguration");
  }
  if (input.volumes?.some(({ host }) => host?.sourcePath)) return unsupported("host.sourcePath");
  return undefined;
}

/** Members of a container that Fargate does not know, unless they are empty or false. */
const unsupportedMembers = [
  "disableNetworking",
  "dnsSearchDomains",
  "dnsServers",
  "dockerSecurityOptions",
  "extraHosts",
  "hostname",
  "links",
  "privileged",
] as const satisfies readonly (keyof ContainerDefinition)[];

function containerObjection(input: FargateCandidate, container: ContainerDefinition): string | undefined {
  const { linuxParameters, logConfiguration } = container;
  const used = unsupportedMembers.find((member) => isUsed(container[member]));
  if (used !== undefined) return unsupported(used);
  if (container.resourceRequirements?.some(({ type }) => type === "GPU")) return unsupported("GPU");
  if (isUsed(linuxParameters?.devices)) return unsupported("devices");
  if (linuxParameters?.sharedMemorySize !== undefined) return unsupported("sharedMemorySize");
  if (linuxParameters?.maxSwap !== undefined) return unsupported("maxSwap");
  for (const member of ["startTimeout", "stopTimeout"] as const) {
    const seconds = container[member];
    if (seconds !== undefined && (seconds < 2 || seconds > 120)) {
      return `Container '${container.name}' has ${member} ${seconds}: Fargate allows 2 to 120 seconds.`;
    }
  }
  if (isEcrImage(container.image) && input.executionRoleArn === undefined) return needsRole("ECR images");
  return logConfiguration && logObjection(input, logConfiguration);
}

const logDrivers = ["awslogs", "splunk", "awsfirelens"];

function logObjection(
  input: FargateCandidate,
  { logDriver, options }: NonNullable<ContainerDefinition["logConfiguration"]>,
): string | undefined {
  if (!logDrivers.includes(String(logDriver))) {
    return `${logDriver} is not a valid log driver on Fargate. Must be one of [${logDrivers.join(", ")}].`;
  }
  if (logDriver !== "awslogs") return undefined;
  if (!options?.["awslogs-stream-prefix"]) {
    return "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.";
  }
  return input.executionRoleArn === undefined ? needsRole("log driver awslogs") : undefined;
}

const isUsed = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;

const isEcrImage = (image = "") => /^\d{12}\.dkr\.ecr\./.test(image);

const unsupported = (member: string) => `Fargate compatible task definitions do not support ${member}`;

const needsRole = (what: string) =>
  `Fargate requires task definition to have execution role ARN to support ${what}.`;
