/**
 * When a run is due, beside the first one and the one after a failure, which every policy makes:
 * - `onChange`: the definition, the container, the command, the environment, the overrides or the triggers changed.
 * - `onTrigger`: the triggers changed. A changed definition is registered, and passes the gate without a run.
 * - `always`: in every `up`.
 * - `once`: never again after a success. A changed definition is registered, and passes the gate without a run.
 */
export type RunPolicy = "onChange" | "onTrigger" | "always" | "once";

export const runPolicies = [
  "onChange",
  "onTrigger",
  "always",
  "once",
] as const satisfies readonly RunPolicy[];
