import type * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "../resource/args";
import type { OneOffTask } from "../resource/oneOffTask";

/** The outputs of a `OneOffTask`, whichever host makes it. */
export type TaskResource = pulumi.CustomResource &
  Pick<
    OneOffTask,
    | "taskDefinitionArn"
    | "taskArn"
    | "exitCode"
    | "status"
    | "reason"
    | "attempt"
    | "startedAt"
    | "stoppedAt"
    | "logStream"
    | "consoleUrl"
  >;

/**
 * Makes the component's tasks: dynamic resources in a Node program, the plugin's own in the plugin, where a dynamic
 * resource does not load (pulumi/pulumi#5455).
 */
export type MakeTask = (
  name: string,
  args: OneOffTaskArgs,
  options: pulumi.CustomResourceOptions,
) => TaskResource;
