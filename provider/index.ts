export type {
  GatedServiceArgs,
  GatedTaskArgs,
  OnFailedDeployArgs,
  ReleaseArgs,
  RunResult,
  ServiceArgs,
} from "./component/args";
export { GatedService } from "./component/gatedService";
export type {
  AssumeRole,
  ConnectionSettings,
  Credentials,
  Endpoints,
  WebIdentity,
} from "./connection/settings";
export type {
  ContainerDefinition,
  HealthCheck,
  LogConfiguration,
  PortMapping,
  RestartPolicy,
  Secret,
} from "./definition/container";
export type { LinuxParameters } from "./definition/linuxParameters";
export type { PlacementConstraint, ProxyConfiguration, TaskDefinitionInputs } from "./definition/shape";
export type { DockerVolume, EfsVolume, FsxWindowsVolume, S3FilesVolume, Volume } from "./definition/volume";
export { type HashFilesOptions, hashFiles } from "./hashFiles";
export type { LogSettings } from "./logs/settings";
export type { InputsOf, OneOffTaskArgs } from "./resource/args";
export type { ConnectionArgs } from "./resource/connectionArgs";
export type { OnDelete, OneOffTaskInputs } from "./resource/inputs";
export { OneOffTask } from "./resource/oneOffTask";
export type {
  CapacityProviderStrategy,
  LaunchSettings,
  ManagedEbsVolume,
  NetworkConfiguration,
  PlacementStrategy,
  VolumeConfiguration,
} from "./run/launch";
export type { ContainerOverride, Overrides } from "./run/overrides";
export type { RunPolicy } from "./run/policy";
