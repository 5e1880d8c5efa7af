import { Interrupted } from "../../run/interrupt";
import { taskIdOf } from "../../run/task";
import type { Tasks } from "../../run/tasks";
import { isThrottled, isTransient } from "../../run/weather";
import type { Cli } from "../cli";
import type { EndSignal } from "../signals";
import type { Disturbance } from "./exitStatus";

/** What signals do to a run that is watched. */
export interface Interrupts {
  /** Aborted when the run is left to ECS. */
  readonly left: AbortSignal;
  /** RunTask, which starts nothing any more once the user has stopped the run, or left it. */
  readonly start: Tasks["run"];
  /** The run's task is known from now on. */
  onTask(taskArn: string): void;
  /** Leaves the run to ECS, for no signal's sake. */
  detach(): void;
  disturbance(): Disturbance;
}

/** Less than what a pipeline that is cancelled leaves until it kills, which are 10 seconds for many. */
const leaveWithinMs = 5_000;

interface InterruptPorts extends Pick<Cli, "onSignal" | "terminal" | "clock"> {
  runTask: Tasks["run"];
  /** Asks ECS to stop the task. */
  stopTask(taskArn: string): Promise<void>;
  /** An error of AWS's, and what to do about it. */
  said(error: unknown): string;
}

/**
 * The first Ctrl-C asks, where somebody can be asked and there is a task: it can be stopped, or left to ECS. Any other
 * signal, and every one after the first, leaves it, since a pipeline that is cancelled has no right to cut a migration in
 * half; with `stopOnInterrupt` the first one stops it, whatever it is.
 *
 * RunTask or StopTask that is under way by then is waited for, some seconds: else nobody would know the task, or the stop
 * would not reach ECS. One more signal waits for nothing.
 */
export function interrupts(
  stopOnInterrupt: boolean,
  { onSignal, terminal, clock, runTask, stopTask, said }: InterruptPorts,
): Interrupts {
  const leaving = new AbortController();
  let task: string | undefined;
  /** RunTask was asked and has not answered: it may have started a task. */
  let isStarting = false;
  let isStopping = false;
  let isFirst = true;
  let left: Disturbance["left"];
  let stopped: EndSignal | undefined;
  let isAsked = false;

  function leave(by: EndSignal | "detach"): void {
    left ??= by;
    if (isStarting) sayStarting();
    if (isStarting || isStopping) void clock.sleep(leaveWithinMs).then(leaveNow);
    else leaveNow();
  }

  function leaveNow(): void {
    leaving.abort();
    // What is left to do is to say so, which a reader of the output that hangs must not hold up for ever.
    signalsEndTheProcess();
  }

  function stop(by: EndSignal): void {
    stopped ??= by;
    // Its answer names the task, which is stopped then.
    if (isStarting) sayStarting();
    else if (task === undefined) leave(by);
    else if (!isAsked) askToStop(task);
  }

  function askToStop(arn: string): void {
    isAsked = true;
    isStopping = true;
    const id = taskIdOf(arn);
    terminal.err(
      `stopping task ${id}: SIGTERM now, SIGKILL after its stopTimeout. Another Ctrl-C leaves it to ECS.`,
    );
    stopTask(arn)
      .catch((error) =>
        terminal.err(
          `task ${id} could not be stopped, and goes on: ${said(error)}\nTo try it again: ecs-task stop ${arn}`,
        ),
      )
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

  function nothingStarted(): void {
    isStarting = false;
    const by = left ?? stopped;
    if (by !== undefined) leave(by);
  }

  const signalsEndTheProcess = onSignal((signal) => {
    if (left !== undefined) return signal === "SIGPIPE" ? undefined : leaveNow();
    if (!isFirst || signal === "SIGPIPE") return leave(signal);
    isFirst = false;
    if (stopOnInterrupt) return stop(signal);
    const hasTask = isStarting || task !== undefined;
    if (signal !== "SIGINT" || !terminal.isInteractive || !hasTask) return leave(signal);
    void askFor(signal);
  });

  return {
    left: leaving.signal,
    async start(request, clientToken) {
      const mayHaveStarted = isStarting;
      if (!mayHaveStarted && (left ?? stopped) !== undefined) {
        nothingStarted();
        throw new Interrupted();
      }
      isStarting = true;
      try {
        const answer = await runTask(request, clientToken);
        if (answer.kind === "refused") nothingStarted();
        return answer;
      } catch (error) {
        // An answer that is lost may be that of a task. It is asked for again, by the same token.
        if (!mayHaveStarted && (isThrottled(error) || !isTransient(error))) nothingStarted();
        throw error;
      }
    },
    onTask(taskArn) {
      isStarting = false;
      isAsked = false;
      task = taskArn;
      if (stopped !== undefined) stop(stopped);
      if (left !== undefined) leave(left);
    },
    detach: () => leave("detach"),
    disturbance: () => ({
      ...(left !== undefined && { left }),
      ...(stopped !== undefined && { stopped }),
      ...(isStarting && { startUnanswered: true }),
    }),
  };
}
