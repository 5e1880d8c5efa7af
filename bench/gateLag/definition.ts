/** What every tool runs. The image is a folder of the simulator's; its command sleeps. */
export const cluster = "jobs";
export const logGroup = "/jobs";
export const family = "job";

/** On Fargate nothing starts without them. */
export const network = { subnets: ["subnet-0123456789abcdef0"], securityGroups: ["sg-0123456789abcdef0"] };

export function containerIn(region: string) {
  return {
    name: "job",
    image: "jobs:v1",
    logConfiguration: {
      logDriver: "awslogs" as const,
      options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": "job" },
    },
  };
}

export const size = { cpu: "256", memory: "512" } as const;
export const executionRoleArn = "arn:aws:iam::123456789012:role/job-execution";

/** The arguments of a `OneOffTask` that runs a job. */
export function taskArgs(region: string, command: readonly string[]) {
  return {
    cluster,
    taskDefinition: { family, ...size, executionRoleArn, containerDefinitions: [containerIn(region)] },
    command,
    launchType: "FARGATE",
    networkConfiguration: network,
  };
}

/** Keys that the simulator takes like any others. */
export const credentials = { accessKeyId: "simulator", secretAccessKey: "simulator" };

export const commandOf = (seconds: number): string[] => ["sleep", seconds.toFixed(2)];
