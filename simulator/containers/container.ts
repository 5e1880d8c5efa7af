import type { ContainerDefinition, NetworkBinding } from "@aws-sdk/client-ecs";
import type { Clock } from "../clock";
import { type Health, watchHealth } from "./health-check";
import type { LogDriver } from "./log-driver";
import { createLineSplitter } from "./output-lines";
import { type ProcessOrder, startProcess } from "./process";
import type { ProcessGuard } from "./process-guard";

/** A container whose command runs. */
export interface RunningContainer {
  readonly networkBindings: readonly NetworkBinding[];
  /** Exit code of the command; 128 + n when signal n ended it. */
  readonly exited: Promise<number>;
  /** When everything it wrote is in its log stream: at the latest a flush delay after the exit. */
  readonly logged: Promise<void>;
  /** Lines of output that no log configuration took. */
  droppedLines(): number;
  /** SIGTERM now, SIGKILL after the definition's `stopTimeout` (30 s). Only the first call counts. */
  stop(): void;
  /** SIGKILL. */
  kill(): void;
  /** SIGKILL; resolves when the process is gone and its output is in its log stream. */
  close(): Promise<void>;
}

/** What a container runs on, once it is prepared. */
export interface ContainerGround {
  readonly definition: ContainerDefinition;
  readonly process: Omit<ProcessOrder, "onOutput">;
  readonly networkBindings: readonly NetworkBinding[];
  readonly driver: LogDriver;
  readonly guard: ProcessGuard;
  readonly onHealth: (health: Health) => void;
}

// For a process that left its group and holds the output open: how long a close waits for the end of it.
const escapedOutputMs = 250;

/** Starts a container's command. Throws a StartFailure when it cannot be executed. */
export async function runContainer(
  ground: ContainerGround,
  ports: {
    readonly clock: Clock;
    /** How long one second of the task definition lasts, in milliseconds. */
    readonly declaredSecondMs: number;
  },
): Promise<RunningContainer> {
  const { definition, driver, guard } = ground;
  const { clock, declaredSecondMs } = ports;
  const lines = { stdout: createLineSplitter(), stderr: createLineSplitter() };
  const process = await startProcess(
    { ...ground.process, onOutput: (chunk, stream) => driver.write(lines[stream].push(chunk)) },
    guard,
  );
  const logged = process.outputEnded.then(() => {
    driver.write([...lines.stdout.end(), ...lines.stderr.end()]);
    return driver.end();
  });
  const endHealth = watchHealth(definition.healthCheck, {
    clock,
    declaredSecondMs,
    start: (command) => startProcess({ ...ground.process, command, onOutput: () => undefined }, guard),
    onChange: ground.onHealth,
  });
  let cancelKill: (() => void) | undefined;
  const exited = process.exited.finally(() => {
    endHealth();
    cancelKill?.();
  });
  return {
    networkBindings: ground.networkBindings,
    exited,
    logged,
    droppedLines: () => driver.droppedLines,
    stop() {
      if (cancelKill !== undefined) return;
      process.signal("SIGTERM");
      const stopTimeoutMs = (definition.stopTimeout ?? 30) * declaredSecondMs;
      cancelKill = clock.after(stopTimeoutMs, () => process.signal("SIGKILL"));
    },
    kill: () => process.signal("SIGKILL"),
    async close() {
      process.signal("SIGKILL");
      await exited;
      const cancel = clock.after(escapedOutputMs, () => process.abandonOutput());
      await process.outputEnded;
      cancel();
      driver.flush();
      await logged;
    },
  };
}
