import { playHandlersAlone } from "./handlersAlone";
import type { Player } from "./play";
import { playWholeUp } from "./wholeUp";

/** One way to have many tasks at once. */
export interface Variant {
  readonly name: string;
  /** The same content in each resource's arguments, or the ARN of one revision that is there before. */
  readonly definition: "inline" | "existing";
  readonly play: Player;
}

export const handlersAlone: Variant = {
  name: "the handlers alone, one inline definition",
  definition: "inline",
  play: playHandlersAlone,
};

export const wholeUpInline: Variant = {
  name: "pulumi up, one inline definition",
  definition: "inline",
  play: playWholeUp,
};

export const wholeUpExisting: Variant = {
  name: "pulumi up, one existing revision",
  definition: "existing",
  play: playWholeUp,
};
