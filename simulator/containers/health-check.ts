import type { HealthCheck } from "@aws-sdk/client-ecs";
import type { Clock } from "../clock";
import type { ContainerProcess } from "./process";

export type Health = "UNKNOWN" | "HEALTHY" | "UNHEALTHY";

export interface HealthCheckPorts {
  readonly clock: Clock;
  /** How long one second of the task definition lasts, in milliseconds. */
  readonly declaredSecondMs: number;
  /** Starts a command where the container runs. */
  start(command: readonly string[]): Promise<ContainerProcess>;
  onChange(health: Health): void;
}

/**
 * Runs a container's health check as Docker does: first after `interval` (30 s), a check longer than `timeout` (5 s)
 * has failed, `retries` (3) failures in a row mean UNHEALTHY, and those within `startPeriod` (0 s) do not count.
 * Returns the function that ends it.
 */
export function watchHealth(check: HealthCheck | undefined, ports: HealthCheckPorts): () => void {
  const command = checkCommand(check?.command ?? []);
  if (command === undefined) return () => undefined;
  const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = check ?? {};
  const startedAt = ports.clock.now();
  let cancel: () => void = () => undefined;
  let ended = false;
  let health: Health = "UNKNOWN";
  let failures = 0;

  const judge = (passed: boolean) => {
    const starting = ports.clock.now() - startedAt < startPeriod * ports.declaredSecondMs;
    failures = passed ? 0 : failures + (starting && health === "UNKNOWN" ? 0 : 1);
    const next = passed ? "HEALTHY" : failures >= retries ? "UNHEALTHY" : health;
    if (next !== health) ports.onChange(next);
    health = next;
  };
  const schedule = () => {
    cancel = ports.clock.after(interval * ports.declaredSecondMs, () => void round());
  };
  const round = async () => {
    const passed = await runCheck(command, timeout * ports.declaredSecondMs, ports);
    if (ended) return;
    judge(passed);
    schedule();
  };

  schedule();
  return () => {
    ended = true;
    cancel();
  };
}

async function runCheck(
  command: readonly string[],
  timeoutMs: number,
  ports: HealthCheckPorts,
): Promise<boolean> {
  const process = await ports.start(command).catch(() => undefined);
  if (process === undefined) return false;
  const cancel = ports.clock.after(timeoutMs, () => process.signal("SIGKILL"));
  const exitCode = await process.exited;
  cancel();
  return exitCode === 0;
}

/** `["CMD", word, ...]` and a bare list are executed, `["CMD-SHELL", text]` goes to the shell, `["NONE"]` is no check. */
function checkCommand([kind, ...words]: readonly string[]): readonly string[] | undefined {
  switch (kind) {
    case undefined:
    case "NONE":
      return undefined;
    case "CMD":
      return words;
    case "CMD-SHELL":
      return ["/bin/sh", "-c", words.join(" ")];
    default:
      return [kind, ...words];
  }
}
