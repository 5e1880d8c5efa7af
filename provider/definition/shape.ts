import type { ContainerDefinition } from "./container";
import type { Volume } from "./volume";

/** A task definition to register, in the names and shapes of `aws.ecs.TaskDefinition`. */
export interface TaskDefinitionInputs {
  /** Family to register revisions of: 1-255 of letters, digits, `-`, `_`. Another family is a replacement. */
  readonly family: string;
  /**
   * The containers, 1-10, as an array or as the JSON string that `aws.ecs.TaskDefinition` takes, in the ECS API's own
   * names (`portMappings`, `logConfiguration`, ...).
   */
  readonly containerDefinitions: readonly ContainerDefinition[] | string;
  /**
   * CPU units of the task (1024 = 1 vCPU), or `"0.25 vCPU"`. Fargate needs it. Default: none, no limit but the
   * instance's.
   */
  readonly cpu?: string | number;
  /** Memory of the task in MiB, or `"1 GB"`. Fargate needs it. Default: none, each container's own limit counts. */
  readonly memory?: string | number;
  /**
   * `awsvpc`, `bridge`, `host` or `none`. Default: `awsvpc` when the run has a `networkConfiguration` or its
   * `launchType` is FARGATE, else ECS's own, `bridge` on Linux.
   */
  readonly networkMode?: string;
  /**
   * `FARGATE`, `EC2`, `EXTERNAL`, `MANAGED_INSTANCES`: what ECS checks the definition for. Default: `["FARGATE"]`
   * when the run's `launchType` is FARGATE, else none.
   */
  readonly requiresCompatibilities?: readonly string[];
  /**
   * Role that ECS pulls the image, reads secrets and writes logs with. Default: none, so that a Fargate task can do
   * none of these with AWS's own services.
   */
  readonly executionRoleArn?: string;
  /** Role that the containers' own AWS calls have. Default: none. */
  readonly taskRoleArn?: string;
  /**
   * Processor and operating system of the images: `cpuArchitecture` (`X86_64`, `ARM64`) and `operatingSystemFamily`
   * (`LINUX`, `WINDOWS_SERVER_2022_CORE`, ...). Default: ECS's own, X86_64 and LINUX on Fargate.
   */
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
  /** Scratch disk of a Fargate task. Default: ECS's own, 20 GiB. */
  readonly ephemeralStorage?: {
    /** Size in GiB, 21-200. */
    readonly sizeInGib: number;
  };
  /** Volumes that containers mount by name. Default: none. */
  readonly volumes?: readonly Volume[];
  /**
   * Instances that tasks may be placed on: `memberOf` with an expression, up to 10. Not on Fargate. Default: none.
   */
  readonly placementConstraints?: readonly PlacementConstraint[];
  /**
   * Whose shared memory and semaphores the containers see: `host`, `task` or `none`. Not on Fargate. Default: each
   * container has its own.
   */
  readonly ipcMode?: string;
  /**
   * Whose processes the containers see: `host` or `task`; Fargate knows `task` only. Default: each container sees its
   * own.
   */
  readonly pidMode?: string;
  /** App Mesh's proxy container. Default: none. */
  readonly proxyConfiguration?: ProxyConfiguration;
  /** Whether AWS Fault Injection Service may act on the task. Default: false. */
  readonly enableFaultInjection?: boolean;
  /**
   * Tags of the revision, over the connection's `defaultTags`; up to 48, since this package adds two. Default: none.
   * A change in them is no reason to run: the revision is tagged anew.
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** In the shape of both `aws.ecs.TaskDefinition` and `aws.ecs.Service`. */
export interface PlacementConstraint {
  /** `memberOf`, or, for a run alone, `distinctInstance`. */
  readonly type: string;
  /** Cluster query language, such as `attribute:ecs.instance-type =~ t3.*`. `memberOf` needs it. Default: none. */
  readonly expression?: string;
}

export interface ProxyConfiguration {
  /** Name of the container that is the proxy. */
  readonly containerName: string;
  /** `APPMESH`. Default: `APPMESH`, the only one there is. */
  readonly type?: string;
  /** The proxy's settings, such as `AppPorts`, `ProxyIngressPort`, `ProxyEgressPort`, `IgnoredUID`. Default: none. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Every member's name. */
export const definitionNames = [
  "family",
  "containerDefinitions",
  "cpu",
  "memory",
  "networkMode",
  "requiresCompatibilities",
  "executionRoleArn",
  "taskRoleArn",
  "runtimePlatform",
  "ephemeralStorage",
  "volumes",
  "placementConstraints",
  "ipcMode",
  "pidMode",
  "proxyConfiguration",
  "enableFaultInjection",
  "tags",
] as const satisfies readonly (keyof TaskDefinitionInputs)[];

type Missing = Exclude<keyof TaskDefinitionInputs, (typeof definitionNames)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;
