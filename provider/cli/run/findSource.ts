import type { Aws } from "../../resource/host";
import { familyOf } from "../../run/task";
import { regionIn } from "../../values/arn";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { connectionWith } from "../connectionOptions";
import { CommandFailure } from "../failure";
import { tellingPatience } from "../patience";
import { runnableNamed } from "../stack/named";
import type { RunFlags } from "./flags";
import { containerBeside, sourceBeside } from "./fromService";
import { sourceInStack } from "./fromStack";
import type { RunSource } from "./source";

/** Finds what a run is like: a resource of a stack, a live service, or a task definition. */
export async function findSource(name: string | undefined, flags: RunFlags, cli: Cli): Promise<RunSource> {
  refuseMixture(name, flags);
  const { cluster, service, taskDefinition } = flags;
  if (service !== undefined || cluster !== undefined) {
    if (cluster === undefined)
      throw new CommandFailure(`--service ${service} needs its cluster: give --cluster`);
    const region = flags.region ?? regionIn(cluster);
    const aws = await cli.connect(connectionWith({ ...flags, ...defined({ region }) }));
    const call = tellingPatience(cli, flags.quiet);
    const from =
      service === undefined ? bare(cluster, aws) : await besideService(cluster, service, flags, aws, call);
    return taskDefinition === undefined ? from : fromDefinition(from, taskDefinition, aws, call);
  }
  const stack = await cli.readStack(flags);
  return sourceInStack(stack.name, runnableNamed(stack, name));
}

type Call = ReturnType<typeof tellingPatience>;

/** What is said twice, or of two sources. */
function refuseMixture(name: string | undefined, flags: RunFlags): void {
  const { cluster, service, taskDefinition, stack, cwd } = flags;
  const ofStack = [stack && `--stack ${stack}`, cwd && `--cwd ${cwd}`].find((one) => one !== undefined);
  const live = [service && `--service ${service}`, cluster && `--cluster ${cluster}`].find(
    (one) => one !== undefined,
  );
  if (name !== undefined && live !== undefined)
    throw new CommandFailure(
      `${name} would be a resource of a Pulumi stack, beside which ${live} cannot stand; a command stands after --, such as: -- ${name}`,
    );
  if (ofStack !== undefined && live !== undefined)
    throw new CommandFailure(
      `${ofStack} is of a Pulumi stack, and ${live} of what is live: give one of the two`,
    );
  if (taskDefinition !== undefined && cluster === undefined)
    throw new CommandFailure(`--task-definition ${taskDefinition} needs a cluster to run in: give --cluster`);
  if (cluster !== undefined && service === undefined && taskDefinition === undefined)
    throw new CommandFailure(
      `--cluster ${cluster} alone says not what to run from: give --service, or --task-definition`,
    );
}

function bare(cluster: string, { region }: Aws): RunSource {
  return {
    title: `cluster ${cluster}`,
    name: "run",
    inputs: { cluster, connection: { region } },
    config: () => undefined,
    secrets: [],
    hasOwnCommand: true,
    notes: [],
  };
}

async function besideService(
  cluster: string,
  name: string,
  { container, taskDefinition }: RunFlags,
  aws: Aws,
  call: Call,
): Promise<RunSource> {
  const service = await call(() => aws.services.find(cluster, name));
  if (service === undefined)
    throw new CommandFailure(`cluster ${cluster} has no service "${name}" in ${aws.region}`);
  const source = sourceBeside(cluster, service, aws.region);
  const revision = await call(() => aws.definitions.find(taskDefinition ?? service.taskDefinitionArn));
  const chosen = containerBeside(service, revision?.containers ?? [], container);
  return chosen === undefined ? source : { ...source, inputs: { ...source.inputs, container: chosen } };
}

/** From a definition that is named: a revision, or the newest of a family. */
async function fromDefinition(
  source: RunSource,
  reference: string,
  aws: Aws,
  call: Call,
): Promise<RunSource> {
  const revision = await call(() => aws.definitions.find(reference));
  if (revision === undefined)
    throw new CommandFailure(`--task-definition is ${reference}, which ECS does not have in ${aws.region}`);
  if (!revision.active)
    throw new CommandFailure(
      `--task-definition is ${reference}, which is INACTIVE: nothing new can run from it`,
    );
  const { launchType, capacityProviderStrategies } = source.inputs;
  const isPlaced = launchType !== undefined || capacityProviderStrategies !== undefined;
  const { requiresCompatibilities } = revision.content as { requiresCompatibilities?: readonly string[] };
  const onFargate = requiresCompatibilities?.length === 1 && requiresCompatibilities[0] === "FARGATE";
  const family = familyOf(reference);
  return {
    ...source,
    ...(source.name === "run" && { title: `task definition ${family}`, name: family }),
    inputs: {
      ...source.inputs,
      taskDefinitionArn: revision.arn,
      // A definition that is made for Fargate alone would otherwise wait for an instance.
      ...(!isPlaced && onFargate && { launchType: "FARGATE" }),
    },
    notes: [],
  };
}
