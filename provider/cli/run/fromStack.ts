import { launchSettingsOf } from "../../run/launch";
import { familyOf } from "../../run/task";
import { defined } from "../../values/defined";
import { CommandFailure } from "../failure";
import type { Runnable } from "../stack/named";
import type { StackTask } from "../stack/stack";
import { titleIn } from "../stack/title";
import type { RunSource } from "./source";

/** A run like those of a stack's resource: in its cluster and network, from the revision that its gate stands at. */
export function sourceInStack(stack: string, runnable: Runnable): RunSource {
  if (runnable.kind === "task") {
    const { task } = runnable;
    refuseFailedDeploy(task, stack);
    const { taskDefinitionArn = task.outputs.revisionArn } = task.outputs;
    const never = task.outputs.taskDefinitionArn === undefined;
    return sourceLike(task, `${titleIn(task)} of stack ${stack}`, taskDefinitionArn, never);
  }
  const { service, tasks } = runnable;
  const title = `GatedService ${service.name} of stack ${stack}`;
  const [like] = tasks;
  if (like === undefined)
    throw new CommandFailure(`${title} has no release in its state yet: run \`pulumi up\` first`);
  const { taskDefinitionArn = like.outputs.taskDefinitionArn ?? like.outputs.revisionArn } = service;
  const never = service.taskDefinitionArn === undefined && like.outputs.taskDefinitionArn === undefined;
  const source = sourceLike(like, title, taskDefinitionArn, never);
  // Which of several commands would be meant is not clear; each has a name of its own.
  return { ...source, name: service.name, hasOwnCommand: tasks.length === 1 };
}

/** The state has neither its command nor a gate of its own. */
function refuseFailedDeploy({ name, failedDeployOf: service }: StackTask, stack: string): void {
  if (service === undefined) return;
  throw new CommandFailure(
    `${name} is what GatedService ${service} of stack ${stack} runs when its deploy fails, and its command is not in the state: give the command, as in \`ecs-task run ${service} -- COMMAND\``,
  );
}

function sourceLike(
  { name, inputs, secrets, config, outputs }: StackTask,
  title: string,
  taskDefinitionArn: string | undefined,
  neverSucceeded: boolean,
): RunSource {
  if (taskDefinitionArn === undefined)
    throw new CommandFailure(`${title} has no task definition in its state yet: run \`pulumi up\` first`);
  const {
    cluster,
    container,
    connection,
    command,
    environment,
    overrides,
    startTimeoutSeconds,
    startRetries,
    logs,
  } = inputs;
  const { tailLines } = logs ?? {};
  return {
    title,
    name,
    inputs: {
      ...launchSettingsOf(inputs),
      ...defined({ container, command, environment, overrides, startTimeoutSeconds, startRetries }),
      ...(tailLines !== undefined && { logs: { tailLines } }),
      cluster,
      taskDefinitionArn,
      connection: { ...connection, ...defined({ region: connection?.region ?? outputs.region }) },
    },
    config,
    secrets,
    hasOwnCommand: true,
    notes: neverSucceeded
      ? [
          `no run of it has succeeded yet: revision ${revisionName(taskDefinitionArn)} is the one that was tried last, and serves nothing`,
        ]
      : [],
  };
}

/** `hi-web:7` */
export function revisionName(arn: string): string {
  return `${familyOf(arn)}${/:\d+$/.exec(arn)?.[0] ?? ""}`;
}
