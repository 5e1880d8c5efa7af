/** The states of a task, in ECS's words (Developer Guide, "Amazon ECS task lifecycle"). */
export type TaskStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

/** What moves a task from one state to the next. */
export type TaskEvent =
  /** The network interface is there. */
  | "provisioned"
  /** A host has taken the task. */
  | "placed"
  /** Every container has started. */
  | "started"
  /** StopTask, or the scheduler of a service. */
  | "stop-requested"
  /** The load balancer has let go of the task. */
  | "deregistered"
  /** An essential container has exited while others still run. */
  | "essential-exited"
  /** No container runs any more, or none was ever started. */
  | "containers-gone"
  /** The network interface is gone. */
  | "deprovisioned";

/**
 * A task that exits by itself goes from RUNNING to DEPROVISIONING at once, as task events of Fargate show; only one
 * that is stopped leaves its load balancer first (DEACTIVATING), and only one with containers still running waits for
 * them (STOPPING).
 */
const transitions: Readonly<Record<TaskStatus, Partial<Readonly<Record<TaskEvent, TaskStatus>>>>> = {
  PROVISIONING: { provisioned: "PENDING", "containers-gone": "DEPROVISIONING" },
  PENDING: { placed: "ACTIVATING", "containers-gone": "DEPROVISIONING" },
  ACTIVATING: {
    started: "RUNNING",
    "stop-requested": "STOPPING",
    "essential-exited": "STOPPING",
    "containers-gone": "DEPROVISIONING",
  },
  RUNNING: {
    "stop-requested": "DEACTIVATING",
    "essential-exited": "STOPPING",
    "containers-gone": "DEPROVISIONING",
  },
  DEACTIVATING: { deregistered: "STOPPING", "containers-gone": "DEPROVISIONING" },
  STOPPING: { "containers-gone": "DEPROVISIONING" },
  DEPROVISIONING: { deprovisioned: "STOPPED" },
  STOPPED: {},
};

/** The state after `event`, or `undefined` when the event means nothing in this state: it came too late. */
export function nextStatus(status: TaskStatus, event: TaskEvent): TaskStatus | undefined {
  return transitions[status][event];
}
