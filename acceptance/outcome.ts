/** What one step does to the account and the stack. A step expects one and is shown one; the two have to be equal. */
export interface Outcome {
  /** The result of the `pulumi` command. */
  readonly update: "succeeded" | "failed";
  /** How the step's one-off task ended, or that there was none. */
  readonly task: TaskOutcome;
  /** What was done to the service, and on which side of the exit that opens the gate. */
  readonly service: ServiceOutcome;
  /** The status of the run in the stack's state. */
  readonly recorded: "nothing" | "succeeded" | "failed" | "unfinished";
  /** What is left in ECS and CloudWatch Logs. */
  readonly account: "in use" | "empty";
}

export type TaskOutcome =
  | "none"
  | "still running"
  | "stopped at its limit"
  | "no exit code"
  | `exit ${number}`
  /** A task that an earlier step had started, in which this one has started none. */
  | `adopted, exit ${number}`
  | `${number} tasks`;

export type ServiceOutcome =
  | "absent"
  | "untouched"
  | "deleted"
  | `${"created" | "moved"} ${"after the exit" | "too early"}`;
