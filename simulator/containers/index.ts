export type { RunningContainer } from "./container";
export type { Health } from "./health-check";
export { type ContainerHost, createContainerHost } from "./host";
export type { PreparedContainer } from "./prepare";
export { StartFailure } from "./start-failure";
