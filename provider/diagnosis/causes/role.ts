import type { Evidence } from "../evidence";

/** The role with which AWS prepares the task, which is not the one of the program in it. */
export function preparingRole({ task }: Evidence): string {
  return task?.launchType === "EC2"
    ? "the execution role (executionRoleArn), or without one the instance's role,"
    : "the execution role (executionRoleArn; not the task role)";
}

/** The action that AWS's words on a denial name. */
export const deniedAction = /not authorized to perform:? ([\w-]+:\w+)/;
