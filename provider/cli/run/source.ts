import type { ReadConfig } from "../../connection/complete";
import type { OneOffTaskInputs } from "../../resource/inputs";

/** Where a run takes from what the command line does not say. */
export interface RunSource {
  /** As it reads after "like" or "from": `OneOffTask migrate of stack prod`. */
  readonly title: string;
  /** A short name for what the run is known by in ECS. */
  readonly name: string;
  readonly inputs: OneOffTaskInputs;
  /** Completes the connection. */
  readonly config: ReadConfig;
  /** Texts that are shown nowhere. */
  readonly secrets: readonly string[];
  /** Whether the inputs have a command that is meant to be run once. That of a service is meant to go on for ever. */
  readonly hasOwnCommand: boolean;
  /** What one should know of it, a sentence each. */
  readonly notes: readonly string[];
}
