import { exited, type FailureSample, failed, neverStarted, onEc2, ran, web } from "../sample";

export const runtimeSamples: readonly FailureSample[] = [
  {
    title: "The container ran out of memory",
    when: "The container has passed its memory limit.",
    outcome: exited(137, "OutOfMemoryError: Container killed due to memory usage"),
    context: { tail: ["== 0007_backfill: migrating", "-- 1200000 rows to go"] },
  },
  {
    title: "The container ran out of memory",
    when: "The limit is too low for the container to start at all.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown",
      onEc2,
    ),
  },
  {
    title: "The container cannot be created",
    when: "The runtime takes offence at the container's definition.",
    outcome: neverStarted(
      "Task failed to start",
      'CannotCreateContainerError: Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /srv/data',
      onEc2,
    ),
  },
  {
    title: "The container cannot be started",
    when: "The runtime could not start it, in a way that has no row of its own.",
    outcome: neverStarted(
      "CannotStartContainerError: failed to get container status: rpc error: code = Unavailable",
    ),
  },
  {
    title: "The container did not stop",
    when: "The runtime could not stop it.",
    outcome: failed(
      "noExitCode",
      ran(
        "EssentialContainerExited",
        "CannotStopContainerError: failed sending SIGTERM to container: no such process",
        web("STOPPED"),
      ),
    ),
  },
  {
    title: "The container's state is not known",
    when: "The runtime does not answer for it.",
    outcome: failed(
      "noExitCode",
      ran(
        "EssentialContainerExited",
        "Essential container in task exited",
        web("STOPPED", {
          reason:
            "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s",
        }),
      ),
    ),
  },
  {
    title: "The container runtime took too long",
    when: "A container did not get to its next state in time.",
    outcome: neverStarted(
      "ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: context timeout",
    ),
  },
  {
    title: "The container runtime failed",
    when: "The runtime itself failed.",
    outcome: neverStarted("ContainerRuntimeError: failed to create container IO channels"),
  },
  {
    title: "An error within AWS",
    when: "ECS or EC2 failed on its own side.",
    outcome: neverStarted("InternalError: unable to create cluster network interface attachment"),
  },
  {
    title: "A role that ECS cannot assume",
    when: "The trust policy of a role does not name ECS, or the role is too new or gone.",
    outcome: neverStarted(
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/hi-web-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    ),
  },
];
