import type * as pulumi from "@pulumi/pulumi";
import type { GatedServiceArgs, GatedTaskArgs, ReleaseArgs } from "./args";
import type { Command } from "./commands";
import { ownDefinition } from "./ownDefinition";
import { passed } from "./passed";
import type { MadeTask } from "./runResult";
import type { RunFrom } from "./taskArgs";

/** Makes the task of one command; `after` are resources that it has to wait for. */
export type Make = (
  command: Command<GatedTaskArgs>,
  from: RunFrom,
  after?: readonly pulumi.Resource[],
) => MadeTask;

/**
 * Tasks of which each runs from the revision that the one before it hands on. That output moves only with a success, so
 * none of them, nor what takes the last one's, goes on without those before it, also under `pulumi up --target`.
 */
export function inChain(commands: readonly Command[], from: RunFrom, make: Make): MadeTask[] {
  const tasks: MadeTask[] = [];
  let next = from;
  for (const command of commands) {
    const made = make(command, next);
    tasks.push(made);
    next = { taskDefinitionArn: made.task.taskDefinitionArn };
  }
  return tasks;
}

/** Tasks that run from definitions of their own, one after the other, and what is known once all have succeeded. */
export function fromOwnDefinitions(
  commands: readonly Command<ReleaseArgs>[],
  definition: NonNullable<GatedServiceArgs["taskDefinition"]>,
  make: Make,
): { readonly tasks: readonly MadeTask[]; readonly gate: pulumi.Input<true> } {
  const tasks: MadeTask[] = [];
  let gate: pulumi.Input<true> = true;
  for (const command of commands) {
    const taskDefinition = ownDefinition(definition, command, gate);
    const made = make(
      command,
      { taskDefinition },
      tasks.map(({ task }) => task),
    );
    tasks.push(made);
    gate = passed(made, taskDefinition);
  }
  return { tasks, gate };
}
