import type { Cli } from "../cli";
import { type EndSignal, statusAfter } from "../signals";

/** The signal by which the user leaves what is waited for. */
export interface Leaving {
  readonly signal: AbortSignal;
  /** What the process ends with after it. */
  status(): number;
}

/** From now on, a signal ends no process, but the waits that listen to this. */
export function leavingBySignal({ onSignal }: Pick<Cli, "onSignal">): Leaving {
  const leaving = new AbortController();
  let first: EndSignal | undefined;
  onSignal((signal) => {
    first ??= signal;
    leaving.abort();
  });
  return { signal: leaving.signal, status: () => statusAfter(first ?? "SIGINT") };
}
