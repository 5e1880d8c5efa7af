import { taskIdOf } from "../../run/task";
import type { Cli } from "../cli";
import type { EndSignal } from "../signals";
import type { Disturbance } from "./exitStatus";

/** What signals do to a run that is watched. */
export interface Interrupts {
  /** Aborted when the run is left to ECS. */
  readonly left: AbortSignal;
  /** The run's task is known from now on. */
  onTask(taskArn: string): void;
  /** Leaves the run to ECS, for no signal's sake. */
  detach(): void;
  disturbance(): Disturbance;
}

interface InterruptPorts extends Pick<Cli, "onSignal" | "terminal"> {
  /** Asks ECS to stop the task. */
  stopTask(taskArn: string): Promise<void>;
}

/**
 * The first Ctrl-C asks, where somebody can be asked: the task can be stopped, or left to ECS. Any other signal, and every
 * one after the first, leaves it, since a pipeline that is cancelled has no right to cut a migration in half; with
 * `stopOnInterrupt` the first one stops it, whatever it is.
 */
export function interrupts(
  stopOnInterrupt: boolean,
  { onSignal, terminal, stopTask }: InterruptPorts,
): Interrupts {
  const leaving = new AbortController();
  let task: string | undefined;
  let isFirst = true;
  let left: Disturbance["left"];
  let stopped: EndSignal | undefined;
  let isAsked = false;

  function leave(by: EndSignal | "detach"): void {
    left ??= by;
    leaving.abort();
  }

  function stop(by: EndSignal): void {
    stopped ??= by;
    // RunTask may be on its way: its task is stopped as soon as it is known.
    if (task === undefined || isAsked) return;
    isAsked = true;
    terminal.err(
      `stopping task ${taskIdOf(task)}: SIGTERM now, SIGKILL after its stopTimeout. Another Ctrl-C leaves it to ECS.`,
    );
    stopTask(task).catch((error: Error) => terminal.err(`the task could not be stopped: ${error.message}`));
  }

  async function askFor(signal: EndSignal): Promise<void> {
    const answer = await terminal.ask("Ctrl-C: [d]etach and let the task go on in ECS, or [s]top it?", [
      "detach",
      "stop",
    ]);
    if (left !== undefined) return;
    if (answer === "stop") stop(signal);
    else leave(signal);
  }

  onSignal((signal) => {
    if (!isFirst || signal === "SIGPIPE") return leave(signal);
    isFirst = false;
    if (stopOnInterrupt) return stop(signal);
    if (signal !== "SIGINT" || !terminal.isInteractive) return leave(signal);
    void askFor(signal);
  });

  return {
    left: leaving.signal,
    onTask(taskArn) {
      if (taskArn !== task) isAsked = false;
      task = taskArn;
      if (stopped !== undefined) stop(stopped);
    },
    detach: () => leave("detach"),
    disturbance: () => ({ ...(left !== undefined && { left }), ...(stopped !== undefined && { stopped }) }),
  };
}
