import * as pulumi from "@pulumi/pulumi";
import type { RunResult } from "./args";
import type { TaskResource } from "./tasks";

/** A task of the component, by the name of its command. */
export interface MadeTask {
  readonly name: string;
  readonly task: TaskResource;
}

/** What the commands came to, in their order. */
export function runResults(made: readonly MadeTask[]): pulumi.Output<RunResult[]> {
  return pulumi.all(made.map(runResult));
}

function runResult({ name, task }: MadeTask): pulumi.Output<RunResult> {
  const { taskArn, exitCode, status, reason, attempt, startedAt, stoppedAt, logStream, consoleUrl } = task;
  return pulumi.output({
    ...{ name, taskArn, exitCode, status, reason, attempt },
    ...{ startedAt, stoppedAt, logStream, consoleUrl },
  });
}
