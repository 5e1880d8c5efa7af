import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { ContainerHost } from "../../containers";
import type { Journal } from "../../ports";
import { type ContainerEvents, createContainerSet } from "./container-set";
import { createExitReports, type Exit } from "./exit-reports";
import type { TaskEvent } from "./lifecycle";
import type { Ending, Stop } from "./port";
import { createStatusMachine } from "./status-machine";
import { recordExit, recordHealth, recordStart, recordStop } from "./task-changes";
import type { LiveTask } from "./task-record";
import type { Timing } from "./timing";

export interface DriverPorts {
  readonly host: ContainerHost;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly timing: Timing;
  /** Called after each change that raises the task's version. */
  readonly changed: (task: LiveTask) => void;
}

/** What may come over a task from outside. */
export interface TaskDriver {
  /** Nothing happens to a task that is already ending. */
  stop(stop: Stop): void;
  /** Nothing happens to a task whose containers are gone. */
  end(ending: Ending): void;
}

/**
 * Takes a task through its life: reality, which is its containers on their host, and what ECS knows of it, which is
 * `task` and lags behind by the timing. The states follow lifecycle.ts.
 */
export function driveTask(
  task: LiveTask,
  definitions: readonly ContainerDefinition[],
  { host, clock, journal, timing, changed }: DriverPorts,
): TaskDriver {
  let imposed: Ending | undefined;

  const isEssential = (name: string) =>
    definitions.find((definition) => definition.name === name)?.essential !== false;
  const isEnding = () => task.desiredStatus === "STOPPED";
  const note = (effect: string, detail: object = {}) => {
    const { taskArn, startedBy, taskDefinitionArn, group } = task;
    journal.effect(effect, { taskArn, startedBy, taskDefinitionArn, group, ...detail });
  };
  const tell = () => {
    task.version += 1;
    changed(task);
  };

  const events: ContainerEvents = {
    started(name, networkBindings) {
      recordStart(task, name, networkBindings);
      note("container-started", { container: name });
    },
    health(name, health) {
      recordHealth(task, name, health);
      tell();
    },
    dropped: (name, lines) => note("output-dropped", { container: name, lines }),
    exited(name, code) {
      const exit = {
        name,
        exitCode: imposed === undefined ? code : imposed.exitCode,
        exitedAtMs: clock.now(),
      };
      note("container-exited", { container: name, exitCode: exit.exitCode });
      if (isEssential(name)) containers.stop();
      if (imposed !== undefined) report([{ ...exit, reason: imposed.containerReason }]);
      else reports.add(exit, isEssential(name) || isEnding() ? "ends-task" : "leaves-task-running");
    },
    refused: (name, reason, exitCode) => refuse(name, reason, exitCode, isEssential(name)),
    allStarted: () => machine.apply("started"),
  };
  const containers = createContainerSet(task, definitions, host, events);

  const report = (exits: readonly Exit[]) => {
    for (const { name, exitCode, reason, exitedAtMs } of exits) {
      recordExit(task, name, exitCode, reason);
      if (!isEssential(name)) continue;
      task.executionStoppedAt ??= new Date(exitedAtMs);
      if (!isEnding()) recordStop(task, essentialExited, clock.now());
    }
    settle("essential-exited");
  };
  const reports = createExitReports(clock, timing, report);

  const refuse = (name: string, reason: string, exitCode: number | undefined, isFatal: boolean) => {
    recordExit(task, name, exitCode, reason);
    const failure = { stopCode: "TaskFailedToStart", stoppedReason: reason } as const;
    if (isFatal && !isEnding()) recordStop(task, failure, clock.now());
    settle("essential-exited");
  };

  /** Moves an ending task on: to its end when all containers are gone and known to be, else by `event`. */
  const settle = (event: TaskEvent) => {
    if (isEnding()) containers.hold();
    const isGone = containers.isIdle() && reports.isEmpty();
    const moved = isEnding() && machine.apply(isGone ? "containers-gone" : event);
    if (!moved) tell();
  };

  const machine = createStatusMachine(
    task,
    { clock, timing },
    {
      activate: () => void pull(),
      stopContainers: () => containers.stop(),
      stopped: () => note("task-stopped", { stopCode: task.stopCode, stoppedReason: task.stoppedReason }),
      entered: tell,
    },
  );

  const pull = async () => {
    task.pullStartedAt = new Date(clock.now());
    const failure = await containers.prepare();
    clock.after(timing.pullMs, () => {
      if (isEnding()) return;
      task.pullStoppedAt = new Date(clock.now());
      if (failure === undefined) containers.start();
      else refuse(failure.name, failure.reason, undefined, true);
    });
  };

  note("task-created");
  machine.begin();
  return {
    stop(stop) {
      if (isEnding()) return;
      recordStop(task, stop, clock.now());
      settle("stop-requested");
    },
    end(ending) {
      if (task.lastStatus === "DEPROVISIONING" || task.lastStatus === "STOPPED") return;
      imposed = ending;
      recordStop(task, ending, clock.now());
      containers.kill();
      settle("essential-exited");
    },
  };
}

const essentialExited = {
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
} as const;
