/** How long each phase of a task lasts, in milliseconds. Waits are scheduled on the simulator's clock. */
export interface Timing {
  /** PROVISIONING: the network interface is made. */
  readonly provisioningMs: number;
  /** PENDING: the task waits for its host. */
  readonly pendingMs: number;
  /** ACTIVATING, first part: images are pulled (`pullStartedAt` to `pullStoppedAt`). */
  readonly pullMs: number;
  /** From the exit of a container that ends its task to the answer of DescribeTasks that shows it (`stoppingAt`). */
  readonly exitVisibleMs: number;
  /** The same for a container whose exit leaves its task RUNNING. */
  readonly sidecarExitVisibleMs: number;
  /** DEACTIVATING: a stopped task leaves its load balancer before its containers get SIGTERM. */
  readonly deactivatingMs: number;
  /** DEPROVISIONING: the processes are gone, the network interface is taken down; then STOPPED. */
  readonly deprovisioningMs: number;
  /** The longest that a line of output waits in the log driver. */
  readonly logFlushMs: number;
  /** How long a second of the task definition lasts: `stopTimeout`, and a health check's interval, timeout and start period. */
  readonly declaredSecondMs: number;
  /** Pause before a service replaces the first task that died; doubled for each further one in a row, 16 times at most. */
  readonly replacementDelayMs: number;
}

/** A few milliseconds a phase: what tests want. A declared second lasts a tenth of one. */
const instant: Timing = {
  provisioningMs: 2,
  pendingMs: 2,
  pullMs: 2,
  exitVisibleMs: 2,
  sidecarExitVisibleMs: 2,
  deactivatingMs: 2,
  deprovisioningMs: 10,
  logFlushMs: 5,
  declaredSecondMs: 100,
  replacementDelayMs: 20,
};

/**
 * Fargate, as far as public evidence goes. Task events of 2018 to 2024 show the exit code 0.6 or about 10 s after the
 * exit and STOPPED 12.7 to 23.6 s later; both values here lie inside. The log driver flushes every 5 s (moby, awslogs
 * `defaultForceFlushInterval`). The phases before RUNNING are an assumption: AWS publishes no figure.
 */
const fargate: Timing = {
  provisioningMs: 8_000,
  pendingMs: 4_000,
  pullMs: 8_000,
  exitVisibleMs: 5_000,
  sidecarExitVisibleMs: 5_000,
  deactivatingMs: 1_000,
  deprovisioningMs: 18_000,
  logFlushMs: 5_000,
  declaredSecondMs: 1_000,
  replacementDelayMs: 2_000,
};

/**
 * An instance without a network interface per task: task events show STOPPED 0 to 0.9 s after the exit. The agent
 * batches an exit that does not end the task with its next report, 10 to 30 s later (amazon-ecs-agent, task_handler.go).
 */
const ec2: Timing = {
  ...fargate,
  provisioningMs: 0,
  pendingMs: 1_000,
  pullMs: 4_000,
  exitVisibleMs: 500,
  sidecarExitVisibleMs: 20_000,
  deprovisioningMs: 0,
};

/** The timings that ship with the simulator. */
export const timings = { instant, fargate, ec2 } as const;
