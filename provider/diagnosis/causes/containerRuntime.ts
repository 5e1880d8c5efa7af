import { type Cause, says } from "../cause";

/** What the container runtime, or ECS itself, could not do. The words behind the name are all there is to know. */
export const runtimeCauses: readonly Cause[] = [
  {
    title: "The container ran out of memory",
    fits: says(/OutOfMemory|OOM-?killed|memory limit too low/i),
    cause: "The container used more memory than it may, and was killed for it.",
    advice:
      "Raise `memory` of the container, or of the task where the container has none (for this run alone: overrides), or let the command take less at a time.",
    page: "out-of-memory",
  },
  {
    title: "The container cannot be created",
    fits: says(/CannotCreateContainerError/),
    cause: "The container runtime could not create a container of the task.",
    advice:
      "Look in its definition for what the words name: mounts, links, devices, users; on an instance look at Docker's log too.",
    page: "stopped-task-error-codes",
  },
  {
    title: "The container did not stop",
    fits: says(/CannotStopContainerError/),
    cause:
      "The container runtime could not stop a container of the task, such as when a SIGTERM did not get through.",
    advice: "Look at the output for how far the command came; on an instance look at Docker's log too.",
    page: "cannot-stop-container",
  },
  {
    title: "The container's state is not known",
    fits: says(/CannotInspectContainerError/),
    cause: "The agent could not ask the container runtime for the container's state.",
    advice:
      "Look at the output for how far the command came; on an instance look whether Docker is overloaded or its disk full.",
    page: "cannot-inspect-container",
  },
  {
    title: "The container runtime took too long",
    fits: says(/ContainerRuntimeTimeoutError|DockerTimeoutError/),
    cause: "The container runtime did not bring a container to its next state in time.",
    advice:
      "On Fargate it passes by itself: run `pulumi up` again. On an instance look for overload, slow disks and Docker's log.",
    page: "container-runtime-timeout-error",
  },
  {
    title: "The container runtime failed",
    fits: says(/ContainerRuntimeError/),
    cause:
      "The container runtime failed in a way that is none of the container's doing, as far as ECS tells.",
    advice: "Run `pulumi up` again; if it stays, ask AWS's support with the task's ARN.",
    page: "container-runtime-error",
  },
  {
    title: "The container cannot be started",
    fits: says(/CannotStartContainerError/),
    cause: "The container runtime could not start a container of the task.",
    advice:
      "Look in its definition for what the words name: command, entryPoint, user, mounts, memory; try the image with `docker run`.",
    page: "cannot-start-container",
  },
  {
    title: "An error within AWS",
    fits: says(/InternalError/),
    cause:
      "ECS failed on its own side, such as with a network interface that EC2 reported too late. It mostly passes by itself.",
    advice:
      "Run `pulumi up` again; if it stays, look at AWS's health page, or ask AWS's support with the task's ARN.",
    page: "internal-error",
  },
  {
    title: "A role that ECS cannot assume",
    fits: says(/unable to assume the (role|configured)/i),
    cause: "ECS may not act as a role of the task definition, or the role is not there (any more).",
    advice:
      "The role's trust policy must allow ecs-tasks.amazonaws.com to sts:AssumeRole. A role that was just made takes some seconds to be known everywhere: let the resource depend on the role and its policies.",
    page: "task_execution_IAM_role",
  },
];
