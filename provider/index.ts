export type { ConnectionSettings, Endpoints } from "./connection/settings";
export type {
  ContainerDefinition,
  LogConfiguration,
  PortMapping,
  TaskDefinitionInputs,
} from "./definition/shape";
export type { OneOffTaskInputs } from "./resource/inputs";
export { type InputsOf, OneOffTask, type OneOffTaskArgs } from "./resource/oneOffTask";
export type { CapacityProviderStrategy, LaunchSettings, NetworkConfiguration } from "./run/tasks";
