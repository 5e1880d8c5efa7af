import type { OneOffTaskOutputs } from "./state";

/**
 * The outputs that a program is told, which is what a `OneOffTask` declares in either host. The others are bookkeeping
 * between one `up` and the next. Pulumi makes four promises for each declared property, and takes the stack of each, which
 * ts-node maps to the sources: with the bookkeeping declared as well, a task takes the program 3 ms more of CPU.
 */
export const toldOutputs = [
  "taskDefinitionArn",
  "taskArn",
  "exitCode",
  "stopCode",
  "stoppedReason",
  "containerReason",
  "status",
  "reason",
  "startedAt",
  "stoppedAt",
  "attempt",
  "logStream",
  "consoleUrl",
] as const satisfies readonly (keyof OneOffTaskOutputs)[];

/** As properties of a resource. One that is an output only has to be declared, as undefined, for dependents to wait for it. */
export function declaredOutputs(): Readonly<Record<string, undefined>> {
  return Object.fromEntries(toldOutputs.map((output) => [output, undefined]));
}
