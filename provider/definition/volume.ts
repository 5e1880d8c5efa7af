/** A volume of a task definition, in the shape of `aws.ecs.TaskDefinition`. Of the sources, at most one. */
export interface Volume {
  /** By which `mountPoints[].sourceVolume` and `volumeConfiguration.name` refer to it. */
  readonly name: string;
  /** Path on the instance. On Fargate leave it out: the volume is empty then. Default: none, an empty volume. */
  readonly hostPath?: string;
  /** Whether the run says what it is, in `volumeConfiguration`. Default: false. */
  readonly configureAtLaunch?: boolean;
  /** An EFS file system. Default: none. */
  readonly efsVolumeConfiguration?: EfsVolume;
  /** A volume of Docker's. Not on Fargate. Default: none. */
  readonly dockerVolumeConfiguration?: DockerVolume;
  /** A file system of FSx for Windows. Windows on EC2 only. Default: none. */
  readonly fsxWindowsFileServerVolumeConfiguration?: FsxWindowsVolume;
  /** A file system of S3 Files. Default: none. */
  readonly s3filesVolumeConfiguration?: S3FilesVolume;
}

export interface EfsVolume {
  /** Id of the file system, `fs-...`. */
  readonly fileSystemId: string;
  /** Directory of the file system that is mounted. With an access point, leave it out or give `/`. Default: `/`. */
  readonly rootDirectory?: string;
  /** `ENABLED` or `DISABLED`; with `authorizationConfig`, ENABLED. Default: DISABLED. */
  readonly transitEncryption?: string;
  /** Port of the encrypted traffic. Default: chosen by the mount helper. */
  readonly transitEncryptionPort?: number;
  /** Access point, and whether the task role is used. Default: none. */
  readonly authorizationConfig?: {
    /** Id of the access point, `fsap-...`. Default: none. */
    readonly accessPointId?: string;
    /** `ENABLED` or `DISABLED`: whether the task role is used to mount. Default: DISABLED. */
    readonly iam?: string;
  };
}

export interface DockerVolume {
  /** `task`: it goes with the task; `shared`: it stays. Default: `task`. */
  readonly scope?: string;
  /** Whether it is made when it is not there. Only with the scope `shared`. Default: false. */
  readonly autoprovision?: boolean;
  /** Name of the volume driver. Default: `local`. */
  readonly driver?: string;
  /** The driver's options. Default: none. */
  readonly driverOpts?: Readonly<Record<string, string>>;
  /** Docker labels of the volume. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface FsxWindowsVolume {
  /** Id of the file system, `fs-...`. */
  readonly fileSystemId: string;
  /** Directory of the file system that is mounted. */
  readonly rootDirectory: string;
  /**
   * How the task signs on: `credentialsParameter` is the ARN of a secret or an SSM parameter, `domain` the Active
   * Directory's full name.
   */
  readonly authorizationConfig: { readonly credentialsParameter: string; readonly domain: string };
}

export interface S3FilesVolume {
  /** ARN of the file system. */
  readonly fileSystemArn: string;
  /** ARN of the access point. Default: none. */
  readonly accessPointArn?: string;
  /** Directory of the file system that is mounted. Default: `/`. */
  readonly rootDirectory?: string;
  /** Port of the encrypted traffic. Default: chosen by the mount helper. */
  readonly transitEncryptionPort?: number;
}
