export type { RunningContainer } from "./container";
export type { Health } from "./health-check";
export { type ContainerHost, type CreateContainerHost, createContainerHost } from "./host";
export type { ContainerOrder, ContainerPorts, PreparedContainer } from "./prepare";
export { StartFailure } from "./start-failure";
