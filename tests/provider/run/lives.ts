import type { ContainerSnapshot } from "../../../provider/run/task";
import type { Fate, Moment } from "./life";
import { exitedItself, ran, task, web } from "./snapshots";

type Life = Extract<Fate, { kind: "lives" }>;

export const at = (atMs: number, seen: Moment["seen"]): Moment => ({ atMs, seen });

/** A task from moments of one's own. */
export const lives = (...moments: readonly Moment[]): Life => ({ kind: "lives", moments });

export const provisioning = at(0, task("PROVISIONING"));
export const pending = at(1_000, task("PENDING", { containers: [web("PENDING")] }));
export const running = at(3_000, ran("RUNNING", undefined, web("RUNNING")));

/** The end of a Fargate task: its container's exit code shows 15 s before the task is STOPPED. */
export function exit(atMs: number, exitCode: number, ...others: readonly ContainerSnapshot[]): Moment[] {
  const containers = [...others, web("STOPPED", exitCode)];
  return [
    at(atMs, ran("DEPROVISIONING", exitedItself, ...containers)),
    at(atMs + 15_000, ran("STOPPED", exitedItself, ...containers)),
  ];
}

/** A task whose container ends by itself after `afterMs`. */
export const exits = (exitCode: number, afterMs = 8_000): Life =>
  lives(provisioning, pending, running, ...exit(afterMs, exitCode));

/** A task that only a StopTask ends: with `exitCode`, 5 s later. */
export function endsWhenStopped(exitCode: number, ...moments: readonly Moment[]): Life {
  const stopping = at(0, ran("STOPPING", "UserInitiated", web("RUNNING")));
  const stopped = at(5_000, ran("DEPROVISIONING", "UserInitiated", web("STOPPED", exitCode)));
  return { ...lives(...moments), onceStopped: [stopping, stopped] };
}

/** A task that fails before any of its containers runs. */
export const neverStarts = (stoppedReason: string, afterMs = 5_000): Life =>
  lives(
    provisioning,
    at(
      afterMs,
      task("STOPPED", { stopCode: "TaskFailedToStart", stoppedReason, containers: [web("STOPPED")] }),
    ),
  );
