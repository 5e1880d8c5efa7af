import type { Reached } from "../../run/reached";
import { taskIdOf } from "../../run/task";
import type { Cli } from "../cli";
import type { EndSignal } from "../signals";
import type { Disturbance } from "./exitStatus";

/** What signals do to a run that is watched. */
export interface Interrupts {
  /** Aborted when the run is left to ECS. */
  readonly left: AbortSignal;
  /** The run has come this far. */
  onReached(now: Reached): void;
  /** Leaves the run to ECS, for no signal's sake; or for that of the one which stops its task. */
  detach(): void;
  disturbance(): Disturbance;
}

/** Less than what a pipeline that is cancelled leaves until it kills, which are 10 seconds for many. */
const leaveWithinMs = 5_000;

interface InterruptPorts extends Pick<Cli, "onSignal" | "terminal" | "clock"> {
  /** Asks ECS to stop the task. */
  stopTask(taskArn: string): Promise<void>;
  /** An error of AWS's, and what to do about it. */
  said(error: unknown): string;
  /** The command by which it can be tried again to stop a task. */
  stopCommand(taskArn: string): string;
}

/**
 * The first Ctrl-C asks, where somebody can be asked and there is a task: it can be stopped, or left to ECS. Any other
 * signal, and every one after the first, leaves it, since a pipeline that is cancelled has no right to cut a migration in
 * half; with `stopOnInterrupt` the first one stops it, whatever it is.
 *
 * RunTask or StopTask that is under way by then is waited for, some seconds: else nobody would know the task, or the stop
 * would not reach ECS. A stop waits for RunTask however long that takes. One more signal waits for nothing.
 */
export function interrupts(
  stopOnInterrupt: boolean,
  { onSignal, terminal, clock, stopTask, said, stopCommand }: InterruptPorts,
): Interrupts {
  const leaving = new AbortController();
  let reached: Reached = { kind: "nothing" };
  let isStopping = false;
  let isFirst = true;
  let left: Disturbance["left"];
  let stopped: EndSignal | undefined;
  /** The task that ECS was asked to stop. */
  let asked: string | undefined;
  let isStopRefused = false;

  /** RunTask was asked and has not answered: it may have started a task. */
  const isStarting = () => reached.kind === "unknown";

  function leave(by: EndSignal | "detach"): void {
    left ??= by;
    if (isStarting()) sayStarting();
    // A task that is over has not to be stopped any more.
    if (isStarting() || (isStopping && reached.kind !== "nothing"))
      void clock.sleep(leaveWithinMs).then(leaveNow);
    else leaveNow();
  }

  function leaveNow(): void {
    leaving.abort();
    // What is left to do is to say so, which a reader of the output that hangs must not hold up for ever.
    signalsEndTheProcess();
  }

  function stop(by: EndSignal): void {
    stopped ??= by;
    const task = taskOf(reached);
    // Its answer names the task, which is stopped then.
    if (isStarting()) sayStarting();
    else if (task === undefined) leave(by);
    else if (task !== asked) askToStop(task);
  }

  function askToStop(arn: string): void {
    asked = arn;
    isStopping = true;
    const id = taskIdOf(arn);
    terminal.err(
      `stopping task ${id}: SIGTERM now, SIGKILL after its stopTimeout. Another Ctrl-C leaves it to ECS.`,
    );
    stopTask(arn)
      .catch((error) => {
        isStopRefused = true;
        terminal.err(
          `task ${id} could not be stopped, and goes on: ${said(error)}\nTo try it again: ${stopCommand(arn)}`,
        );
      })
      .finally(() => {
        isStopping = false;
        if (left !== undefined) leave(left);
      });
  }

  function sayStarting(): void {
    terminal.err(
      "ECS is about to start the task, and has not named it yet: waiting for that. Another Ctrl-C goes without.",
    );
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

  const signalsEndTheProcess = onSignal((signal) => {
    const isWaiting = left !== undefined || (stopped !== undefined && isStarting());
    if (isWaiting && signal !== "SIGPIPE") {
      left ??= signal;
      return leaveNow();
    }
    if (left !== undefined) return;
    if (!isFirst || signal === "SIGPIPE") return leave(signal);
    isFirst = false;
    if (stopOnInterrupt) return stop(signal);
    if (signal !== "SIGINT" || !terminal.isInteractive || reached.kind === "nothing") return leave(signal);
    void askFor(signal);
  });

  return {
    left: leaving.signal,
    onReached(now) {
      reached = now;
      if (isStarting()) return;
      if (stopped !== undefined) stop(stopped);
      if (left !== undefined) leave(left);
    },
    detach: () => leave(stopped ?? "detach"),
    disturbance: () => ({
      ...(left !== undefined && { left }),
      ...(stopped !== undefined && asked !== undefined && !isStopRefused && { stopped }),
    }),
  };
}

function taskOf(reached: Reached): string | undefined {
  return reached.kind === "task" || reached.kind === "stopping" ? reached.taskArn : undefined;
}
