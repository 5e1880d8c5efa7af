import type { ReportContext } from "../../../provider/diagnosis/report";
import type { FailedOutcome } from "../../../provider/run/outcome";
import type { ContainerSnapshot, TaskSnapshot } from "../../../provider/run/task";
import type { FailureCause } from "../../../provider/run/verdict";

/** A failure as ECS reports it, and the cause that it is to be explained with. */
export interface FailureSample {
  /** Title of the cause. */
  readonly title: string;
  /** One sentence on when it appears. */
  readonly when: string;
  readonly outcome: FailedOutcome;
  readonly context?: Partial<ReportContext>;
}

/** The task of all samples. */
export const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/1f9b3c0de5a748c2a0b6d1e4f7c83920";
const createdAt = new Date("2026-03-04T02:10:00Z");
const startedAt = new Date("2026-03-04T02:10:41Z");

/** What the samples share, as the report gets it. */
export const sampleContext: ReportContext = {
  command: ["bundle", "exec", "rake", "db:migrate"],
  container: "web",
  otherEssential: [],
  attempt: 1,
  cluster: "prod",
  region: "eu-west-1",
  startRetries: 3,
  limits: { timeoutSeconds: 1_800, startTimeoutSeconds: 600 },
  tail: [],
  logs: {
    kind: "stream",
    stream: {
      group: "/ecs/hi-web",
      stream: "hi/web/1f9b3c0de5a748c2a0b6d1e4f7c83920",
      region: "eu-west-1",
    },
  },
  redact: (text) => text,
};

export function web(lastStatus: string, rest: Partial<ContainerSnapshot> = {}): ContainerSnapshot {
  return { name: "web", lastStatus, ...rest };
}

export function fargate(lastStatus: string, rest: Partial<TaskSnapshot> = {}): TaskSnapshot {
  return {
    arn: taskArn,
    lastStatus,
    createdAt,
    launchType: "FARGATE",
    containers: [web(lastStatus)],
    ...rest,
  };
}

export const onEc2 = { launchType: "EC2" } as const;

/** A task that ECS could not start; the container's own reason may say more. */
export function neverStarted(
  stoppedReason: string,
  reason?: string,
  rest: Partial<TaskSnapshot> = {},
): FailedOutcome {
  const containers = [web("STOPPED", reason === undefined ? {} : { reason })];
  return failed(
    "neverStarted",
    fargate("STOPPED", { stopCode: "TaskFailedToStart", stoppedReason, containers, ...rest }),
  );
}

/** A container that has ended by itself. */
export function exited(exitCode: number, reason?: string): FailedOutcome {
  const container = web("STOPPED", { exitCode, ...(reason !== undefined && { reason }) });
  return failed("exited", ran("EssentialContainerExited", "Essential container in task exited", container));
}

/** A task that something other than its own containers has stopped. */
export function stopped(stopCode: string, stoppedReason: string, exitCode = 143): FailedOutcome {
  return failed("stopped", ran(stopCode, stoppedReason, web("STOPPED", { exitCode })));
}

export function refused(...reasons: readonly string[]): FailedOutcome {
  return { kind: "refused", reasons };
}

/** A task whose container had not started when its time was over. `rest` is how it stood then. */
export function stuck(lastStatus: string, rest: Partial<TaskSnapshot>): FailedOutcome {
  return {
    kind: "timedOut",
    limit: "startTimeout",
    atLimit: fargate(lastStatus, rest),
    task: fargate("STOPPED", { stopCode: "UserInitiated" }),
  };
}

/** A task whose command ran when its time was over. */
export function tookTooLong(exitCode: number | undefined): FailedOutcome {
  const end = exitCode === undefined ? web("RUNNING") : web("STOPPED", { exitCode });
  return {
    kind: "timedOut",
    limit: "timeout",
    atLimit: fargate("RUNNING", { startedAt }),
    task: {
      ...ran("UserInitiated", "pulumi-ecs-task: not finished after timeoutSeconds (1800)", end),
      ...(exitCode === undefined && { lastStatus: "STOPPING" }),
    },
  };
}

export function ran(
  stopCode: string,
  stoppedReason: string,
  ...containers: readonly ContainerSnapshot[]
): TaskSnapshot {
  return fargate("DEPROVISIONING", { startedAt, stopCode, stoppedReason, containers });
}

export function failed(cause: FailureCause, task: TaskSnapshot): FailedOutcome {
  const exitCode = task.containers.find(({ name }) => name === "web")?.exitCode;
  const failure = { kind: "failed", cause, ...(exitCode !== undefined && { exitCode }) } as const;
  return { kind: "failed", task, failure };
}
