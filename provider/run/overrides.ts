/**
 * What this run alone has otherwise than the definition, in the ECS API's names. Command and environment of the judged
 * container are inputs of their own.
 */
export interface Overrides {
  /** CPU units of the task, or `"0.5 vCPU"`. Default: the definition's. */
  readonly cpu?: string | number;
  /** Memory of the task in MiB, or `"1 GB"`. Default: the definition's. */
  readonly memory?: string | number;
  /** Role of the containers' own AWS calls. Default: the definition's. */
  readonly taskRoleArn?: string;
  /** Role that ECS pulls the image, reads secrets and writes logs with. Default: the definition's. */
  readonly executionRoleArn?: string;
  /** Scratch disk of a Fargate task. Default: the definition's. */
  readonly ephemeralStorage?: {
    /** Size in GiB, 21-200. */
    readonly sizeInGib: number;
  };
  /**
   * By container. The judged one's `command` and `environment` belong in the inputs of those names. Default: none.
   */
  readonly containerOverrides?: readonly ContainerOverride[];
}

/** ECS overrides neither image, nor secrets, nor logConfiguration of a run. */
export interface ContainerOverride {
  /** Name of the container in the definition. */
  readonly name: string;
  /** Command, each word one item. Default: the container's own. */
  readonly command?: readonly string[];
  /** Environment variables, added to the container's own. Default: none. */
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  /** Files of `NAME=value` lines in S3: `{value: "arn:aws:s3:::bucket/file.env", type: "s3"}`. Default: none. */
  readonly environmentFiles?: readonly { readonly value: string; readonly type: string }[];
  /** CPU units. Default: the container's own. */
  readonly cpu?: number;
  /** Hard limit in MiB. Default: the container's own. */
  readonly memory?: number;
  /** Soft limit in MiB. Default: the container's own. */
  readonly memoryReservation?: number;
  /** GPUs or inference accelerators. Not on Fargate. Default: the container's own. */
  readonly resourceRequirements?: readonly { readonly value: string; readonly type: string }[];
}
