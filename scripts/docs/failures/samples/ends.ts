import { type FailureSample, failed, fargate, neverStarted, ran, tookTooLong, web } from "../sample";

const proxy = (exitCode: number, reason?: string) => ({
  name: "proxy",
  lastStatus: "STOPPED",
  exitCode,
  ...(reason !== undefined && { reason }),
});
const withProxy = { otherEssential: ["proxy"] };
const ended = (...containers: Parameters<typeof ran>[2][]) =>
  ran("EssentialContainerExited", "Essential container in task exited", ...containers);

export const endSamples: readonly FailureSample[] = [
  {
    title: "Another essential container ended first",
    when: "A sidecar has failed, and taken the command with it.",
    outcome: failed("otherContainer", ended(web("STOPPED", { exitCode: 143 }), proxy(1))),
    context: {
      ...withProxy,
      tail: ["proxy | could not connect to 10.0.0.7:5432", "web | == 0003_handle: migrating"],
    },
  },
  {
    title: "Another essential container ended first",
    when: "The sidecar ran out of memory.",
    outcome: failed(
      "otherContainer",
      ended(
        web("STOPPED", { exitCode: 143 }),
        proxy(137, "OutOfMemoryError: Container killed due to memory usage"),
      ),
    ),
    context: withProxy,
  },
  {
    title: "Another essential container ended first",
    when: "The sidecar ended by itself, which is no failure of its own.",
    outcome: failed("otherContainer", ended(web("STOPPED", { exitCode: 0 }), proxy(0))),
    context: withProxy,
  },
  {
    title: "The task has no such container",
    when: "The definition that runs has no container of the name.",
    outcome: failed("noContainer", ended({ name: "app", lastStatus: "STOPPED", exitCode: 0 })),
  },
  {
    title: "It took too long",
    when: "The command still ran when timeoutSeconds were over.",
    outcome: tookTooLong(143),
    context: { tail: ["== 0003_handle: migrating", "waiting for a lock on table people"] },
  },
  {
    title: "It took too long",
    when: "After it was stopped for that, the command ended with exit code 0.",
    outcome: tookTooLong(0),
  },
  {
    title: "It took too long",
    when: "ECS did not report an end five minutes after it was asked to stop the task.",
    outcome: tookTooLong(undefined),
  },
  {
    title: "ECS has lost the task",
    when: "DescribeTasks does not know the task any more.",
    outcome: { kind: "lost", task: fargate("RUNNING", { containers: [web("RUNNING")] }) },
  },
  {
    title: "ECS reports no exit code",
    when: "The container ran, and its end was lost.",
    outcome: failed("noExitCode", ended(web("STOPPED"))),
  },
  {
    title: "The task never started",
    when: "ECS's words have no row of their own.",
    outcome: neverStarted("The task could not be brought up."),
  },
  {
    title: "The task never started",
    when: "ECS says nothing at all.",
    outcome: failed("neverStarted", fargate("STOPPED", { stopCode: "TaskFailedToStart" })),
  },
];
