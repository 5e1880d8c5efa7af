import type { Clock } from "../../clock";
import { nextStatus, type TaskEvent, type TaskStatus } from "./lifecycle";
import { recordDeprovisioning } from "./task-changes";
import type { LiveTask } from "./task-record";
import type { Timing } from "./timing";

/** What happens to a task besides the passing of time, as it enters a state. */
export interface StatusActions {
  /** ACTIVATING: images are pulled and containers start. */
  activate(): void;
  /** STOPPING: containers are told to stop. */
  stopContainers(): void;
  /** STOPPED. */
  stopped(): void;
  /** The task has entered a state. */
  entered(): void;
}

/** Moves a task from state to state: by what happens to it, and by the time that the timing gives to a state. */
export interface StatusMachine {
  /** Enters PROVISIONING. */
  begin(): void;
  /** Whether the event moved the task; one that came too late does not. */
  apply(event: TaskEvent): boolean;
}

export function createStatusMachine(
  task: LiveTask,
  { clock, timing }: { readonly clock: Clock; readonly timing: Timing },
  actions: StatusActions,
): StatusMachine {
  const apply = (event: TaskEvent): boolean => {
    const status = nextStatus(task.lastStatus, event);
    if (status === undefined) return false;
    task.lastStatus = status;
    enter(status);
    actions.entered();
    return true;
  };

  const enter = (status: TaskStatus) => {
    const now = new Date(clock.now());
    switch (status) {
      case "PROVISIONING":
        clock.after(timing.provisioningMs, () => apply("provisioned"));
        break;
      case "PENDING":
        clock.after(timing.pendingMs, () => apply("placed"));
        break;
      case "ACTIVATING":
        task.connectivity = "CONNECTED";
        task.connectivityAt = now;
        actions.activate();
        break;
      case "RUNNING":
        task.startedAt = now;
        break;
      case "DEACTIVATING":
        clock.after(timing.deactivatingMs, () => apply("deregistered"));
        break;
      case "STOPPING":
        actions.stopContainers();
        break;
      case "DEPROVISIONING":
        recordDeprovisioning(task);
        clock.after(timing.deprovisioningMs, () => apply("deprovisioned"));
        break;
      case "STOPPED":
        task.stoppedAt = now;
        actions.stopped();
        break;
      default:
        status satisfies never;
    }
  };

  return { begin: () => enter(task.lastStatus), apply };
}
