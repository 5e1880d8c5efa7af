import { taskConsoleUrl } from "../../diagnosis/links";
import type { Progress } from "../../resource/progress";
import type { Terminal } from "../terminal";
import type { RunFlags } from "./flags";
import type { Interrupts } from "./interrupts";

/** Shows a run: its output on stdout, or beside the rest where stdout is for the result, and how it goes on stderr. */
export function runProgress(
  terminal: Terminal,
  { json = false, quiet = false, detach = false }: RunFlags,
  held: Pick<Interrupts, "onReached" | "detach" | "disturbance">,
): Progress {
  const none = () => undefined;
  const say = quiet ? none : terminal.err;
  return {
    status: quiet ? none : terminal.status,
    line(text) {
      const { left, stopped } = held.disturbance();
      // What answers an interrupt knows of no stop but a limit's: the task would be said to go on.
      if (left === undefined || stopped === undefined) say(text);
    },
    output: json ? terminal.err : terminal.out,
    warn: (text) => terminal.err(`warning: ${text}`),
    error: terminal.err,
    flush: terminal.flush,
    onReached(reached) {
      if (reached.kind === "task") {
        say(`task ${taskConsoleUrl(reached.taskArn)}`);
        if (detach && !json) terminal.out(reached.taskArn);
      }
      held.onReached(reached);
      if (detach && reached.kind === "task") held.detach();
    },
    showsAll: true,
    ...(terminal.isInteractive && { stillMs: 1_000 }),
  };
}
