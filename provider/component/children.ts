import * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "../resource/args";
import type { Host } from "../resource/host";
import type { GatedServiceArgs, RunResult } from "./args";
import { afterDeployCommands, failedDeployName, releaseCommands } from "./commands";
import { connectionOf } from "./connection";
import { deployedRevision } from "./deployedRevision";
import { type OnFailedDeployOptions, onFailedDeploy } from "./onFailedDeploy";
import { refuseProblems } from "./problems/refuse";
import { fromOwnDefinitions, inChain, type Make } from "./releases";
import { type MadeTask, runResults } from "./runResult";
import { serviceDefinition } from "./serviceDefinition";
import { type Shared, taskArgs } from "./taskArgs";
import type { MakeTask } from "./tasks";

/** The type of the component, in every language. */
export const gatedServiceType = "ecs-task:index:GatedService";

/** What a `GatedService` consists of, and has as outputs. */
export interface GatedServiceOutputs {
  readonly service: ecs.Service;
  readonly taskDefinitionArn: pulumi.Output<string>;
  readonly release: pulumi.Output<RunResult[]>;
  readonly afterDeploy: pulumi.Output<RunResult[]>;
}

/** What differs between a program and the plugin. */
export interface Maker {
  readonly makeTask: MakeTask;
  /** The handlers' host in this process, for a run without a resource of its own. */
  host(): Host;
}

/** Makes the resources of a component, in a program and in the plugin alike. */
export function gatedServiceChildren(
  component: pulumi.ComponentResource,
  name: string,
  args: GatedServiceArgs,
  { makeTask, host }: Maker,
): GatedServiceOutputs {
  refuseProblems(component, args);
  const shared = { ...args, connection: connectionOf(component, args) };
  const make: Make = (command, from, after = []) => ({
    name: command.name,
    task: makeTask(`${name}-${command.name}`, taskArgs(command, from, shared), {
      parent: component,
      dependsOn: [...after],
    }),
  });
  const released = release(component, name, args, make);
  const failure = failureCommand(args, released.revision, shared);
  const service = makeService(
    component,
    name,
    args,
    released.revision,
    failure === undefined ? {} : onFailedDeploy({ component, name, args: failure, host }),
  );
  const taskDefinitionArn = deployedRevision(service, released.revision, args);
  const after = inChain(afterDeployCommands(args), { taskDefinitionArn }, make);
  return {
    service,
    taskDefinitionArn,
    release: runResults(released.tasks),
    afterDeploy: runResults(after),
  };
}

/** The commands before the service, and the revision that it has once all have succeeded. */
function release(
  component: pulumi.ComponentResource,
  name: string,
  args: GatedServiceArgs,
  make: Make,
): { readonly tasks: readonly MadeTask[]; readonly revision: pulumi.Output<string> } {
  const commands = releaseCommands(args);
  const { taskDefinition, taskDefinitionArn } = args;
  if (taskDefinition !== undefined && commands.some(({ args: { containers } }) => containers !== undefined)) {
    const released = fromOwnDefinitions(commands, taskDefinition, make);
    return { tasks: released.tasks, revision: serviceDefinition(component, name, args, released) };
  }
  const from = taskDefinition === undefined ? { taskDefinitionArn } : { taskDefinition };
  const tasks = inChain(commands, from, make);
  return { tasks, revision: pulumi.output(tasks.at(-1)?.task.taskDefinitionArn) as pulumi.Output<string> };
}

/** The arguments of the command that runs when the deploy fails, from the revision that the service was to have. */
function failureCommand(
  { onFailedDeploy: args }: GatedServiceArgs,
  taskDefinitionArn: pulumi.Output<string>,
  shared: Shared,
): OneOffTaskArgs | undefined {
  if (args === undefined) return undefined;
  return taskArgs({ name: failedDeployName, path: "onFailedDeploy", args }, { taskDefinitionArn }, shared);
}

function makeService(
  component: pulumi.ComponentResource,
  name: string,
  { service, cluster, afterDeploy, serviceAliases = [] }: GatedServiceArgs,
  taskDefinition: pulumi.Input<string>,
  options: OnFailedDeployOptions,
): ecs.Service {
  const waits = afterDeploy === undefined ? {} : { waitForSteadyState: true };
  return new ecs.Service(
    name,
    { ...service, cluster, taskDefinition, ...waits },
    { parent: component, aliases: [...serviceAliases], ...options },
  );
}
