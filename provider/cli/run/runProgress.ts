import { taskConsoleUrl } from "../../diagnosis/links";
import type { Progress } from "../../resource/progress";
import type { Reached } from "../../run/reached";
import type { Terminal } from "../terminal";
import type { RunFlags } from "./flags";

/** Shows a run: its output on stdout, or beside the rest where stdout is for the result, and how it goes on stderr. */
export function runProgress(
  terminal: Terminal,
  { json = false, quiet = false, detach = false }: RunFlags,
  onReached: (reached: Reached) => void,
): Progress {
  const none = () => undefined;
  const say = quiet ? none : terminal.err;
  return {
    status: quiet ? none : terminal.status,
    line: say,
    output: json ? terminal.err : terminal.out,
    warn: (text) => terminal.err(`warning: ${text}`),
    error: terminal.err,
    flush: terminal.flush,
    onReached(reached) {
      if (reached.kind === "task") {
        say(`task ${taskConsoleUrl(reached.taskArn)}`);
        if (detach && !json) terminal.out(reached.taskArn);
      }
      onReached(reached);
    },
    showsAll: true,
    ...(terminal.isInteractive && { stillMs: 1_000 }),
  };
}
