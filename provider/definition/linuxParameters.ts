/** How Linux treats a container, in the ECS API's names and shapes. */
export interface LinuxParameters {
  /** Whether an init process forwards signals and reaps processes (`docker run --init`). Default: false. */
  readonly initProcessEnabled?: boolean;
  /** Capabilities to `add` or to `drop`, such as `SYS_PTRACE`, the only one to add on Fargate. Default: Docker's own. */
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  /** Devices of the instance, by `hostPath`. Not on Fargate. Default: none. */
  readonly devices?: readonly {
    readonly hostPath: string;
    readonly containerPath?: string;
    readonly permissions?: readonly string[];
  }[];
  /** Size of `/dev/shm` in MiB. Not on Fargate. Default: Docker's own, 64. */
  readonly sharedMemorySize?: number;
  /** Volumes in memory: `size` is in MiB. Default: none. */
  readonly tmpfs?: readonly {
    readonly containerPath: string;
    readonly size: number;
    readonly mountOptions?: readonly string[];
  }[];
  /** Swap in MiB, beside the memory; 0 for none. Not on Fargate. Default: the instance's. */
  readonly maxSwap?: number;
  /** How readily memory is swapped, 0-100, when `maxSwap` is set. Not on Fargate. Default: 60. */
  readonly swappiness?: number;
}
