import { type ImageReference, parseImageReference } from "./image-reference";

/** A container that could not be started. The message is what ECS shows as `stoppedReason` and as the container's reason. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}

/** The image is not there. Wording: stopped tasks of Fargate platform 1.4 as people report them. */
export function cannotPull(image: string): StartFailure {
  const reference: ImageReference | undefined = parseImageReference(image);
  if (reference === undefined) {
    return new StartFailure(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): invalid reference format: ${image}`,
    );
  }
  return new StartFailure(
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): " +
      `failed to resolve ref ${reference.canonical}: ${reference.canonical}: not found`,
  );
}

/** The image is there, but its `image.json` is not what this simulator reads. */
export function cannotReadImage(path: string, fault: string): StartFailure {
  return new StartFailure(
    `CannotPullContainerError: ${path} ${fault}; it is to be like {"entrypoint": [], "cmd": ["node", "server.js"]}`,
  );
}

/**
 * The command could not be executed. Such a container has a reason but no exit code: Docker leaves it in the state
 * `created`, and the ECS agent reports an exit code only for a container with a finishing time
 * (amazon-ecs-agent, `MetadataFromContainer`).
 */
export function cannotStart(executable: string, errorCode: string | undefined): StartFailure {
  const cause = causeOf(executable, errorCode);
  return new StartFailure(
    "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: " +
      "failed to create shim task: OCI runtime create failed: runc create failed: " +
      `unable to start container process: exec: "${executable}": ${cause}: unknown`,
  );
}

function causeOf(executable: string, errorCode: string | undefined): string {
  switch (errorCode) {
    case "EACCES":
      return "permission denied";
    case "ENOENT":
      return executable.includes("/")
        ? `stat ${executable}: no such file or directory`
        : "executable file not found in $PATH";
    default:
      return errorCode ?? "failed";
  }
}

/** The working directory is not in the image. */
export function cannotEnter(workingDirectory: string): StartFailure {
  return new StartFailure(
    "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: " +
      "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: " +
      `chdir to cwd ("${workingDirectory}") set in config.json failed: no such file or directory: unknown`,
  );
}

/** There is nothing to execute: neither the image nor the task definition nor the override has a command. */
export function noCommand(): StartFailure {
  return new StartFailure(
    "CannotCreateContainerError: Error response from daemon: no command specified: " +
      "give the container a command, or its image an image.json with a cmd",
  );
}

/** A secret that cannot be read. Secrets Manager and Parameter Store have words of their own. */
export function cannotPullSecret(valueFrom: string): StartFailure {
  const prefix =
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
  return new StartFailure(
    valueFrom.startsWith("arn:aws:secretsmanager:")
      ? `${prefix}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ` +
          `${valueFrom} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`
      : `${prefix}unable to retrieve secrets from ssm: service call has been retried 1 time(s): ` +
          `invalid parameters: ${valueFrom}`,
  );
}

/** The log group is not there and the container may not create it. */
export function cannotValidateLogger(): StartFailure {
  return new StartFailure(
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: " +
      "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1",
  );
}
