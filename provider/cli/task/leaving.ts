import { Interrupted } from "../../run/interrupt";
import type { Cli } from "../cli";
import { type EndSignal, statusAfter } from "../signals";

/** The signal by which the user leaves what is waited for. */
export interface Leaving {
  readonly signal: AbortSignal;
  /** What the process ends with after it. */
  status(): number;
}

/** From now on, the next signal does not end the process, but the waits that listen to this. One more ends it. */
export function leavingBySignal({ onSignal }: Pick<Cli, "onSignal">): Leaving {
  const leaving = new AbortController();
  let by: EndSignal = "SIGINT";
  const signalsEndTheProcess = onSignal((signal) => {
    by = signal;
    leaving.abort();
    // A reader of the output that hangs must not hold it up for ever.
    signalsEndTheProcess();
  });
  return { signal: leaving.signal, status: () => statusAfter(by) };
}

/**
 * Acts until it is done, or until a signal ends its waits. What it was doing is told by `onLeft` then, and the process ends
 * as a shell tells of that signal.
 */
export async function untilLeft(
  cli: Pick<Cli, "onSignal" | "endWith" | "terminal">,
  act: (left: AbortSignal) => Promise<void>,
  onLeft: () => void,
): Promise<void> {
  const leaving = leavingBySignal(cli);
  try {
    await act(leaving.signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    cli.terminal.still();
    onLeft();
    cli.endWith(leaving.status());
  } finally {
    cli.terminal.still();
  }
}
