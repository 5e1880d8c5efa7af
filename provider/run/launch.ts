import type { PlacementConstraint } from "../definition/shape";

/** Where and how a task is placed, in the names and shapes of `aws.ecs.Service`. None of it is a reason to run. */
export interface LaunchSettings {
  /**
   * `FARGATE`, `EC2`, `EXTERNAL` or `MANAGED_INSTANCES`; not together with `capacityProviderStrategies`. FARGATE is
   * also what a definition's `networkMode` and `requiresCompatibilities` default by. Default: the cluster's default
   * capacity provider strategy.
   */
  readonly launchType?: string;
  /** Capacity providers to choose from, up to 20; not together with `launchType`. Default: the cluster's own. */
  readonly capacityProviderStrategies?: readonly CapacityProviderStrategy[];
  /**
   * Subnets and security groups of an `awsvpc` task, which a definition is by default when it is given. Fargate needs
   * it. Default: none.
   */
  readonly networkConfiguration?: NetworkConfiguration;
  /** Fargate platform version, such as `1.4.0`. Default: `LATEST`. */
  readonly platformVersion?: string;
  /**
   * `distinctInstance`, or `memberOf` with an expression, up to 10 with the definition's own. Not on Fargate.
   * Default: none.
   */
  readonly placementConstraints?: readonly PlacementConstraint[];
  /** In which order instances are chosen, up to 5. Not on Fargate. Default: ECS's own. */
  readonly orderedPlacementStrategies?: readonly PlacementStrategy[];
  /** What a volume with `configureAtLaunch` is: an EBS volume for this one task. Default: none. */
  readonly volumeConfiguration?: VolumeConfiguration;
  /** Whether `aws ecs execute-command` may enter the task. It needs a task role. Default: false. */
  readonly enableExecuteCommand?: boolean;
  /** Tags of the task, over the connection's `defaultTags`; up to 50. Default: none. */
  readonly tags?: Readonly<Record<string, string>>;
  /** `TASK_DEFINITION` copies the revision's tags to the task. Default: `NONE`. */
  readonly propagateTags?: string;
  /** Whether ECS tags the task with the cluster's name. Default: false. */
  readonly enableEcsManagedTags?: boolean;
}

/** Their names, in the order of the documentation. */
export const launchNames = [
  "networkConfiguration",
  "launchType",
  "capacityProviderStrategies",
  "platformVersion",
  "placementConstraints",
  "orderedPlacementStrategies",
  "volumeConfiguration",
  "enableExecuteCommand",
  "tags",
  "propagateTags",
  "enableEcsManagedTags",
] as const satisfies readonly (keyof LaunchSettings)[];

type Missing = Exclude<keyof LaunchSettings, (typeof launchNames)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;

/** The launch settings among other members. */
export function launchSettingsOf(inputs: LaunchSettings): LaunchSettings {
  const given = launchNames.filter((name) => inputs[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, inputs[name]]));
}

export interface NetworkConfiguration {
  /** 1-16 subnet ids of one VPC. */
  readonly subnets: readonly string[];
  /** Up to 5 security group ids. Default: the VPC's default group. */
  readonly securityGroups?: readonly string[];
  /**
   * Whether the task gets a public address. Default: false. A Fargate task in a public subnet needs it, or it cannot
   * pull its image.
   */
  readonly assignPublicIp?: boolean;
}

export interface CapacityProviderStrategy {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of a capacity provider of the cluster. */
  readonly capacityProvider: string;
  /** Relative share of tasks, 0-1000. Default: ECS's own 0. */
  readonly weight?: number;
  /** Tasks placed here before the weights count, 0-100000. Default: 0. */
  readonly base?: number;
}

export interface PlacementStrategy {
  /** `random`, `spread` or `binpack`. */
  readonly type: string;
  /**
   * `spread`: `instanceId`, `host` or an attribute; `binpack`: `cpu` or `memory`. Default: none, which only `random`
   * knows.
   */
  readonly field?: string;
}

export interface VolumeConfiguration {
  /** Name of the definition's volume that has `configureAtLaunch`. */
  readonly name: string;
  /** The EBS volume that ECS makes. */
  readonly managedEbsVolume: ManagedEbsVolume;
}

/** An EBS volume that ECS makes for the task, and deletes with it. */
export interface ManagedEbsVolume {
  /** Infrastructure role that ECS manages the volume with. */
  readonly roleArn: string;
  /**
   * GiB. One of this and `snapshotId` is needed, or both where the volume is larger than the snapshot. Default: the
   * snapshot's size.
   */
  readonly sizeInGb?: number;
  /** Snapshot that the volume begins with, `snap-...`. Default: none, an empty volume. */
  readonly snapshotId?: string;
  /** `gp2`, `gp3`, `io1`, `io2`, `st1`, `sc1` or `standard`. Default: ECS's own `gp3`. */
  readonly volumeType?: string;
  /** I/O operations a second. `io1` and `io2` need it. Default: 3000 for `gp3`. */
  readonly iops?: number;
  /** MiB/s, `gp3` only, up to 2000. Default: 125. */
  readonly throughput?: number;
  /** MiB/s, 100-300, at which a volume from a snapshot is filled. Default: EBS's own, as it is read. */
  readonly volumeInitializationRate?: number;
  /** Whether it is encrypted. Default: true. */
  readonly encrypted?: boolean;
  /** KMS key that encrypts it; a wrong one fails the task after its start. Default: the account's key for EBS. */
  readonly kmsKeyId?: string;
  /** `ext3`, `ext4`, `xfs` or `ntfs`. Default: `xfs`, `ntfs` on Windows. */
  readonly fileSystemType?: string;
  /** Tags of the volume. Default: none. */
  readonly tagSpecifications?: readonly {
    /** What is tagged: `volume`. */
    readonly resourceType: string;
    /** `TASK_DEFINITION` copies the revision's tags to the volume. Default: `NONE`. */
    readonly propagateTags?: string;
    /** Tags by name. Default: none. */
    readonly tags?: Readonly<Record<string, string>>;
  }[];
}
