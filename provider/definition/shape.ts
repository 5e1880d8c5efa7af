/** A task definition to register, in the names and shapes of `aws.ecs.TaskDefinition`. */
export interface TaskDefinitionInputs {
  /** Family to register revisions of: 1-255 of letters, digits, `-`, `_`. Another family is a replacement. */
  readonly family: string;
  /**
   * The containers, as an array or as the JSON string that `aws.ecs.TaskDefinition` takes, in the ECS API's own
   * names (`portMappings`, `logConfiguration`, ...).
   */
  readonly containerDefinitions: readonly ContainerDefinition[] | string;
  /** CPU units of the task (1024 = 1 vCPU), or `"0.25 vCPU"`. Fargate needs it. */
  readonly cpu?: string | number;
  /** Memory of the task in MiB, or `"1 GB"`. Fargate needs it. */
  readonly memory?: string | number;
  /** `awsvpc`, `bridge`, `host` or `none`. Default: `awsvpc` when the run has a `networkConfiguration`, else ECS's own default. */
  readonly networkMode?: string;
  /** `FARGATE`, `EC2`, `EXTERNAL`. Default: `["FARGATE"]` when the run's `launchType` is FARGATE. */
  readonly requiresCompatibilities?: readonly string[];
  /** Role that ECS pulls the image, reads secrets and writes logs with. */
  readonly executionRoleArn?: string;
  /** Role that the containers' own AWS calls have. */
  readonly taskRoleArn?: string;
  /** `{cpuArchitecture: "ARM64" | "X86_64", operatingSystemFamily: "LINUX" | ...}`. */
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
  /** Scratch disk of a Fargate task: 21-200 GiB. Default: ECS's own 20. */
  readonly ephemeralStorage?: { readonly sizeInGib: number };
}

/** One container, in the ECS API's names. Members not listed here are passed to ECS as they are. */
export interface ContainerDefinition {
  /** Name within the task, 1-255 of letters, digits, `-`, `_`. */
  readonly name: string;
  readonly image: string;
  /** CPU units (1024 = 1 vCPU). Default: 0, a share of the task's. */
  readonly cpu?: number;
  /** Hard limit in MiB: above it the container is killed (exit code 137). */
  readonly memory?: number;
  /** Soft limit in MiB. */
  readonly memoryReservation?: number;
  /** Whether the task stops when this container does. Default: true. */
  readonly essential?: boolean;
  readonly entryPoint?: readonly string[];
  /** Command of the service; a run overrides it with its own `command`. */
  readonly command?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  /** Readable by everyone who may DescribeTaskDefinition: put secrets into `secrets`. */
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  /** Environment variables read from Secrets Manager or SSM at container start: `valueFrom` is the ARN. */
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly portMappings?: readonly PortMapping[];
  readonly logConfiguration?: LogConfiguration;
  /** Containers this one waits for, with the condition START, COMPLETE, SUCCESS or HEALTHY. */
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: string }[];
  /** Seconds between SIGTERM and SIGKILL, 2-120 on Fargate. Default: 30. */
  readonly stopTimeout?: number;
  readonly [member: string]: unknown;
}

export interface PortMapping {
  readonly containerPort?: number;
  readonly hostPort?: number;
  readonly protocol?: string;
  readonly name?: string;
  readonly appProtocol?: string;
}

export interface LogConfiguration {
  /** `awslogs`, `awsfirelens`, `splunk` on Fargate. Only `awslogs` output can be followed by this package. */
  readonly logDriver: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly { readonly name: string; readonly valueFrom: string }[];
}
