import { exited, type FailureSample, neverStarted, onEc2 } from "../sample";

const runc =
  "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: ";

export const startSamples: readonly FailureSample[] = [
  {
    title: "The command is not in the image",
    when: "The image has no program of the name of the command's first word.",
    outcome: neverStarted(
      `${runc}unable to start container process: exec: "bundle": executable file not found in $PATH: unknown`,
    ),
  },
  {
    title: "The command is not in the image",
    when: "The whole command was given as one word.",
    outcome: neverStarted(
      `${runc}unable to start container process: exec: "bundle exec rake db:migrate": executable file not found in $PATH: unknown`,
    ),
    context: { command: ["bundle exec rake db:migrate"] },
  },
  {
    title: "The command is not in the image",
    when: "The command's first word is a path that the image does not have.",
    outcome: neverStarted(
      `${runc}unable to start container process: exec: "/app/bin/migrate": stat /app/bin/migrate: no such file or directory: unknown`,
    ),
    context: { command: ["/app/bin/migrate"] },
  },
  {
    title: "The command is no program that may be executed",
    when: "The file has no permission to be executed.",
    outcome: neverStarted(
      `${runc}unable to start container process: exec: "bin/migrate": permission denied: unknown`,
    ),
    context: { command: ["bin/migrate"] },
  },
  {
    title: "The program is for another processor",
    when: "The kernel does not know the format of the program.",
    outcome: neverStarted(
      `${runc}unable to start container process: exec /usr/local/bin/bundle: exec format error: unknown`,
    ),
  },
  {
    title: "The program is for another processor",
    when: "The container did start, and its output alone says so.",
    outcome: exited(255),
    context: { tail: ["exec /usr/local/bin/bundle: exec format error"] },
  },
  {
    title: "The working directory is not in the image",
    when: "`workingDirectory` names a directory that the image does not have.",
    outcome: neverStarted(
      `${runc}unable to start container process: chdir to cwd ("/srv/app") set in config.json failed: no such file or directory: unknown`,
    ),
  },
  {
    title: "A container that it depends on has failed",
    when: "The container's `dependsOn` cannot be fulfilled any more.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [proxy (STOPPED) - Exit: 1] for target [web (NONE->RUNNING)] as dependency did not exit successfully.",
    ),
  },
  {
    title: "The port is taken",
    when: "A fixed host port of the instance is in use.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint ecs-hi-web-7-web: Bind for 0.0.0.0:8080 failed: port is already allocated",
      onEc2,
    ),
  },
  {
    title: "There is no command",
    when: "Nobody says what the container is to run.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotCreateContainerError: Error response from daemon: no command specified",
      onEc2,
    ),
    context: { command: undefined },
  },
];
