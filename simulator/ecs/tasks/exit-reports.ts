import type { Clock } from "../../clock";
import type { Timing } from "./timing";

/** A container that has exited. Without an exit code nobody knows how. */
export interface Exit {
  readonly name: string;
  readonly exitCode: number | undefined;
  readonly reason?: string | undefined;
  readonly exitedAtMs: number;
}

/** Exits on their way from the host to what DescribeTasks shows. */
export interface ExitReports {
  /** Reports the exit after a while, and with it all earlier ones, as the agent batches them. */
  add(exit: Exit, urgency: "ends-task" | "leaves-task-running"): void;
  /** Whether ECS knows of every exit. */
  isEmpty(): boolean;
}

/** `report` gets the exits in the order they happened. */
export function createExitReports(
  clock: Clock,
  timing: Pick<Timing, "exitVisibleMs" | "sidecarExitVisibleMs">,
  report: (exits: readonly Exit[]) => void,
): ExitReports {
  let waiting: Exit[] = [];
  const send = () => {
    const exits = waiting;
    waiting = [];
    if (exits.length > 0) report(exits);
  };
  return {
    add(exit, urgency) {
      waiting.push(exit);
      clock.after(urgency === "ends-task" ? timing.exitVisibleMs : timing.sidecarExitVisibleMs, send);
    },
    isEmpty: () => waiting.length === 0,
  };
}
