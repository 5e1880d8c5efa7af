import type { ConnectionSettings } from "../../connection/settings";
import { defined } from "../../values/defined";
import { type ConnectionFlags, connectionWith } from "../connectionOptions";
import type { StackTask } from "./stack";

/** The connection of a resource of the stack, to the region of its last run, with what the command line says of it. */
export function connectionLike(
  { inputs: { connection }, outputs }: Pick<StackTask, "inputs" | "outputs">,
  flags: ConnectionFlags,
): ConnectionSettings {
  const region = connection?.region ?? outputs.region;
  return connectionWith(flags, { ...connection, ...defined({ region }) });
}
