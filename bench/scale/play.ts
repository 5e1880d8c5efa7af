import type { Usage } from "../stack/usage";

/** What one measurement plays: so many tasks at once, each a resource with the same arguments and triggers of its own. */
export interface Play {
  readonly tasks: number;
  readonly args: object;
  readonly endpoint: string;
}

/** What came of it. */
export interface Played {
  /** From the command to its end; without the engine, from the first `create` to the answer of the last. */
  readonly seconds: number;
  /** Why tasks came to no success. */
  readonly lost: readonly string[];
  /** Of the provider's process. */
  readonly usage: Usage;
  /** Lines that warn of something. */
  readonly warnings: readonly string[];
  /** When each gate opened, by the ARN of its task, where that can be seen. */
  readonly openedMs: ReadonlyMap<string, number>;
}

export type Player = (play: Play) => Promise<Played>;
