import type { LinuxParameters } from "./linuxParameters";

/** One container, in the ECS API's names and shapes. */
export interface ContainerDefinition {
  /** Name within the task, 1-255 of letters, digits, `-`, `_`. */
  readonly name: string;
  /** Image with its tag or digest. A tag that moves, such as `latest`, is no change that could be seen. */
  readonly image: string;
  /** CPU units (1024 = 1 vCPU). Default: 0, a share of the task's. */
  readonly cpu?: number;
  /** Hard limit in MiB: above it the container is killed (exit code 137). Default: none but the task's `memory`. */
  readonly memory?: number;
  /** Soft limit in MiB, which placement on an instance counts with. Default: `memory`. */
  readonly memoryReservation?: number;
  /** Whether the task stops when this container does. Default: true. */
  readonly essential?: boolean;
  /** Program that the command is handed to, each word one item. A run cannot override it. Default: the image's. */
  readonly entryPoint?: readonly string[];
  /** Command of the service, each word one item; a run overrides it with its own `command`. Default: the image's. */
  readonly command?: readonly string[];
  /** Directory that the command starts in. Default: the image's. */
  readonly workingDirectory?: string;
  /** User that the command runs as: `user`, `uid` or `uid:gid`. Default: the image's. */
  readonly user?: string;
  /**
   * Environment variables, readable by everyone who may DescribeTaskDefinition: put secrets into `secrets`. Default:
   * none.
   */
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  /** Files of `NAME=value` lines in S3, up to 10: `value` is the file's ARN, `type` is `s3`. Default: none. */
  readonly environmentFiles?: readonly { readonly value: string; readonly type: string }[];
  /** Environment variables read from Secrets Manager or SSM at container start. Default: none. */
  readonly secrets?: readonly Secret[];
  /** Ports that the container listens on. Default: none. */
  readonly portMappings?: readonly PortMapping[];
  /**
   * Where the output goes. Default: an `awslogs` one when `logs.group` is set, else the output is lost on Fargate,
   * and stays on the instance on EC2.
   */
  readonly logConfiguration?: LogConfiguration;
  /** Makes the container a log router, with the `type` `fluentd` or `fluentbit`. Default: none. */
  readonly firelensConfiguration?: {
    readonly type: string;
    readonly options?: Readonly<Record<string, string>>;
  };
  /**
   * Containers this one waits for, by `containerName`, with the `condition` START, COMPLETE, SUCCESS or HEALTHY.
   * Default: none.
   */
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: string }[];
  /** Command by which ECS tells whether the container is healthy. Default: none, not even the image's. */
  readonly healthCheck?: HealthCheck;
  /** Restarts the container in its task. A migration must not be: see the rules of `restartPolicy`. Default: none. */
  readonly restartPolicy?: RestartPolicy;
  /** Seconds to wait for the containers this one depends on, 2-120 on Fargate. Default: ECS's own. */
  readonly startTimeout?: number;
  /** Seconds between SIGTERM and SIGKILL, 2-120 on Fargate. Default: 30. */
  readonly stopTimeout?: number;
  /**
   * Which of the definition's `volumes` the container has (`sourceVolume`), where (`containerPath`), and whether it
   * may not write to it (`readOnly`). Default: none.
   */
  readonly mountPoints?: readonly {
    readonly sourceVolume?: string;
    readonly containerPath?: string;
    readonly readOnly?: boolean;
  }[];
  /** Containers whose mounts this one has too. Default: none. */
  readonly volumesFrom?: readonly { readonly sourceContainer?: string; readonly readOnly?: boolean }[];
  /**
   * Secret of a private registry other than ECR: `credentialsParameter` is its ARN in Secrets Manager. Default: none.
   */
  readonly repositoryCredentials?: { readonly credentialsParameter: string };
  /** GPUs or inference accelerators: `type` is `GPU` or `InferenceAccelerator`. Not on Fargate. Default: none. */
  readonly resourceRequirements?: readonly { readonly value: string; readonly type: string }[];
  /** Limits of processes and files, such as `nofile`; Fargate knows `nofile` only. Default: the host's. */
  readonly ulimits?: readonly {
    readonly name: string;
    readonly softLimit: number;
    readonly hardLimit: number;
  }[];
  /** Kernel capabilities, devices, swap, `/dev/shm`, and an init process. Default: Docker's own. */
  readonly linuxParameters?: LinuxParameters;
  /** Whether the container can write nowhere but to its volumes. Default: false. */
  readonly readonlyRootFilesystem?: boolean;
  /** Docker labels of the container. Default: none. */
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /** Kernel parameters (sysctl) of the container, such as `net.core.somaxconn`. Default: the host's. */
  readonly systemControls?: readonly { readonly namespace?: string; readonly value?: string }[];
  /** Whether standard input stays open (`docker run --interactive`). Default: false. */
  readonly interactive?: boolean;
  /** Whether a terminal is allocated (`docker run --tty`). Default: false. */
  readonly pseudoTerminal?: boolean;
  /**
   * `enabled` or `disabled`: whether a tag is resolved to one digest for all tasks of a deployment. Default:
   * `enabled`.
   */
  readonly versionConsistency?: string;
  /**
   * Credential specifications of Active Directory: `credentialspec:` or `credentialspecdomainless:` and an ARN.
   * Default: none.
   */
  readonly credentialSpecs?: readonly string[];
  /** Whether the container is root on the instance. Not on Fargate, as the rest of these. Default: false. */
  readonly privileged?: boolean;
  /** Host name of the container. Not on Fargate. Default: Docker's own. */
  readonly hostname?: string;
  /** Containers that this one reaches by name, in the `bridge` mode. Not on Fargate. Default: none. */
  readonly links?: readonly string[];
  /** Whether the container has no network. Not on Fargate. Default: false. */
  readonly disableNetworking?: boolean;
  /** Addresses of name servers. Not on Fargate. Default: the host's. */
  readonly dnsServers?: readonly string[];
  /** Domains that names are looked up in. Not on Fargate. Default: the host's. */
  readonly dnsSearchDomains?: readonly string[];
  /** Lines of `/etc/hosts`. Not on Fargate. Default: none. */
  readonly extraHosts?: readonly { readonly hostname: string; readonly ipAddress: string }[];
  /** Labels of SELinux or AppArmor. Not on Fargate. Default: none. */
  readonly dockerSecurityOptions?: readonly string[];
}

export interface Secret {
  /** Name of the environment variable, or of the log driver's option. */
  readonly name: string;
  /** ARN in Secrets Manager or SSM Parameter Store; in the task's own region also an SSM parameter's name. */
  readonly valueFrom: string;
}

export interface PortMapping {
  /** Port of the container. Default: none, where `containerPortRange` is given. */
  readonly containerPort?: number;
  /**
   * Port of the instance; in the mode `awsvpc` the same as `containerPort`. Default: the same in `awsvpc` and `host`,
   * one that is free in `bridge`.
   */
  readonly hostPort?: number;
  /** Ports of the container, such as `8000-8010`. Default: none. */
  readonly containerPortRange?: string;
  /** `tcp` or `udp`. Default: `tcp`. */
  readonly protocol?: string;
  /** Name by which Service Connect refers to it. Default: none. */
  readonly name?: string;
  /** `http`, `http2` or `grpc`, for Service Connect. Default: none, plain TCP. */
  readonly appProtocol?: string;
}

export interface LogConfiguration {
  /** `awslogs`, `awsfirelens`, `splunk` on Fargate. Only `awslogs` output can be followed by this package. */
  readonly logDriver: string;
  /**
   * The driver's options, such as `awslogs-group`, `awslogs-region` and `awslogs-stream-prefix`, which Fargate needs.
   * Default: none.
   */
  readonly options?: Readonly<Record<string, string>>;
  /** Options that are read from Secrets Manager or SSM. Default: none. */
  readonly secretOptions?: readonly Secret[];
}

export interface HealthCheck {
  /** `["CMD-SHELL", "curl -f http://localhost/"]` or `["CMD", ...]`. */
  readonly command: readonly string[];
  /** Seconds from one check to the next, 5-300. Default: 30. */
  readonly interval?: number;
  /** Seconds that a check may take, 2-60. Default: 5. */
  readonly timeout?: number;
  /** Failures in a row that make it unhealthy, 1-10. Default: 3. */
  readonly retries?: number;
  /** Seconds from the start in which failures do not count, 0-300. Default: 0. */
  readonly startPeriod?: number;
}

export interface RestartPolicy {
  /** Whether it counts. */
  readonly enabled: boolean;
  /** Exit codes after which the container is not restarted, up to 50. Default: none, so that even 0 restarts it. */
  readonly ignoredExitCodes?: readonly number[];
  /** Seconds the container must have run to be restarted, 60-1800. Default: 300. */
  readonly restartAttemptPeriod?: number;
}
