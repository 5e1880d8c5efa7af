import { isRecord } from "../values/record";
import { ifRecord, withoutDefaults } from "./spelling";
import type { DockerVolume, EfsVolume, FsxWindowsVolume, S3FilesVolume, Volume } from "./volume";

/** A volume as the ECS API spells it. */
export interface EcsVolume {
  readonly name: string;
  readonly host?: { readonly sourcePath?: string };
  readonly configuredAtLaunch?: boolean;
  readonly efsVolumeConfiguration?: EfsVolume;
  readonly dockerVolumeConfiguration?: DockerVolume;
  readonly fsxWindowsFileServerVolumeConfiguration?: FsxWindowsVolume;
  readonly s3filesVolumeConfiguration?: S3FilesVolume;
}

/** `aws.ecs.TaskDefinition` writes `hostPath` and `configureAtLaunch`; what the sources have in them is spelled alike. */
export function inEcsSpelling(volume: Volume): EcsVolume {
  if (!isRecord(volume)) return volume;
  const { hostPath, configureAtLaunch, ...rest }: Volume = volume;
  return {
    ...rest,
    ...(hostPath !== undefined && { host: { sourcePath: hostPath } }),
    ...(configureAtLaunch !== undefined && { configuredAtLaunch: configureAtLaunch }),
  };
}

/**
 * One spelling of a volume. The scope of a Docker volume is spelled out: without a member left, it would be a volume of
 * the host. Defaults: API reference, Volume, EFSVolumeConfiguration, EFSAuthorizationConfig, S3FilesVolumeConfiguration.
 */
export function normaliseVolume(volume: EcsVolume): EcsVolume {
  if (!isRecord(volume)) return volume;
  const { efsVolumeConfiguration, dockerVolumeConfiguration, s3filesVolumeConfiguration }: EcsVolume = volume;
  return {
    ...withoutDefaults<EcsVolume>(volume, { configuredAtLaunch: false }),
    efsVolumeConfiguration: ifRecord(efsVolumeConfiguration, normaliseEfs),
    dockerVolumeConfiguration: ifRecord(dockerVolumeConfiguration, ({ scope, ...rest }: DockerVolume) => ({
      ...withoutDefaults(rest, { autoprovision: false }),
      scope: scope ?? "task",
    })),
    s3filesVolumeConfiguration: withoutDefaults(s3filesVolumeConfiguration, {
      rootDirectory: "/",
      transitEncryptionPort: 0,
    }),
  } as EcsVolume;
}

function normaliseEfs(efs: EfsVolume): EfsVolume {
  const { authorizationConfig, ...rest } = withoutDefaults(efs, {
    rootDirectory: "/",
    transitEncryption: "DISABLED",
    transitEncryptionPort: 0,
  });
  return {
    ...rest,
    ...(authorizationConfig && {
      authorizationConfig: withoutDefaults(authorizationConfig, { iam: "DISABLED" }),
    }),
  };
}
