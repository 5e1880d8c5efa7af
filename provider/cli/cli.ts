import type { ReadConfig } from "../connection/complete";
import type { ConnectionSettings } from "../connection/settings";
import type { Aws } from "../resource/host";
import type { Clock } from "../run/clock";
import type { EndSignal } from "./signals";
import type { Stack, StackChoice } from "./stack/stack";
import type { Terminal } from "./terminal";

/** What a command needs from the process that it runs in. `main.ts` makes it, and tests make their own. */
export interface Cli {
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** The words behind the first `--` of `run`; absent without one. */
  readonly words?: readonly string[];
  /** Who has started the process, for what a run is known by in ECS. */
  readonly user: string;
  /** AWS behind a connection, completed from a stack's configuration where there is one. Rejects when no region is known. */
  connect(settings: ConnectionSettings, config?: ReadConfig): Promise<Aws>;
  /** The chosen stack as its backend has it: nothing is written, and no other stack selected. */
  readStack(choice: StackChoice): Promise<Stack>;
  /** From now on, calls back for each signal in place of ending the process, until what it returns is called. */
  onSignal(heard: (signal: EndSignal) => void): () => void;
  /** The status that the process ends with. Default: 0. */
  endWith(exitStatus: number): void;
}
