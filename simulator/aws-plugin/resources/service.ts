import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  type LaunchType,
  type SchedulingStrategy,
  type Service,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { type Context, NotReadyError, type ResourceType, type State } from "../resource-type";
import { poll } from "./poll";
import { createSettings, type ServiceInputs, updateSettings } from "./service-request";
import { stateOf } from "./service-state";
import { missingForSteadyState } from "./steady-state";
import { replaceTags, tagOutputs, toTagList } from "./tags";

/** `aws.ecs.Service`, its id its ARN. */
export const service: ResourceType<ServiceInputs> = {
  inputs: {
    name: { type: "string", replaces: true },
    cluster: { type: "string", replaces: true },
    launchType: { type: "string", replaces: true },
    schedulingStrategy: { type: "string", replaces: true },
    taskDefinition: { type: "string" },
    desiredCount: { type: "integer" },
    capacityProviderStrategies: { type: "array" },
    networkConfiguration: { type: "object" },
    loadBalancers: { type: "array" },
    platformVersion: { type: "string" },
    deploymentMaximumPercent: { type: "integer" },
    deploymentMinimumHealthyPercent: { type: "integer" },
    deploymentCircuitBreaker: { type: "object" },
    enableExecuteCommand: { type: "boolean" },
    enableEcsManagedTags: { type: "boolean" },
    healthCheckGracePeriodSeconds: { type: "integer" },
    propagateTags: { type: "string" },
    forceNewDeployment: { type: "boolean" },
    triggers: { type: "object" },
    waitForSteadyState: { type: "boolean" },
    forceDelete: { type: "boolean" },
    tags: { type: "object" },
    region: { type: "string", replaces: true },
  },
  computed: { arn: "string", tagsAll: "object" },
  generatedNameLength: 255,

  async create(inputs, context) {
    const { service } = await context.ecs.send(
      new CreateServiceCommand({
        ...createSettings(inputs),
        serviceName: inputs.name,
        cluster: inputs.cluster,
        launchType: inputs.launchType as LaunchType | undefined,
        schedulingStrategy: inputs.schedulingStrategy as SchedulingStrategy | undefined,
        tags: toTagList(inputs.tags),
      }),
    );
    return ready(service ?? {}, inputs, context);
  },

  async read(id, known, context) {
    const service = await describe(id, context);
    return service && stateOf(service, known, context);
  },

  async update(id, _known, inputs, changed, context) {
    const { forceNewDeployment = false, tags } = inputs;
    const settings = updateSettings(inputs, changed);
    if (Object.keys(settings).length > 0 || changed.has("triggers") || changed.has("forceNewDeployment")) {
      const request = { ...settings, cluster: clusterOf(id), service: id, forceNewDeployment };
      await context.ecs.send(new UpdateServiceCommand(request));
    }
    if (changed.has("tags")) {
      await replaceTags(id, tagOutputs((await describe(id, context))?.tags).tagsAll, tags, context);
    }
    return ready(await mustDescribe(id, context), inputs, context);
  },

  async delete(id, { forceDelete }, context) {
    const service = await describe(id, context);
    if (service === undefined) return;
    const request = { cluster: clusterOf(id), service: id };
    const isForced = forceDelete === true || service.schedulingStrategy === "DAEMON";
    if (!isForced) await context.ecs.send(new UpdateServiceCommand({ ...request, desiredCount: 0 }));
    await context.ecs.send(new DeleteServiceCommand({ ...request, force: isForced }));
    await poll(context, async () => {
      const { status } = (await describe(id, context)) ?? {};
      return status === undefined || `the service is still ${status}`;
    });
  },
};

/** The state of a service that was just created or updated, after the wait that the program asked for. */
async function ready(service: Service, inputs: ServiceInputs, context: Context): Promise<State> {
  const state = stateOf(service, inputs, context);
  if (!inputs.waitForSteadyState) return state;
  try {
    await poll(context, async () => missingForSteadyState(await mustDescribe(state.id, context)));
    return stateOf(await mustDescribe(state.id, context), inputs, context);
  } catch (error) {
    throw new NotReadyError(`The service is not in a steady state. ${(error as Error).message}`, state);
  }
}

/** The middle part of `arn:aws:ecs:<region>:<account>:service/<cluster>/<name>`. */
function clusterOf(serviceArn: string): string | undefined {
  return serviceArn.split("/").at(-2);
}

async function mustDescribe(id: string, context: Context): Promise<Service> {
  const service = await describe(id, context);
  if (service === undefined) throw new Error(`The service ${id} is gone.`);
  return service;
}

async function describe(id: string, { ecs }: Context): Promise<Service | undefined> {
  const request = { cluster: clusterOf(id), services: [id], include: ["TAGS" as const] };
  const { services } = await ecs.send(new DescribeServicesCommand(request)).catch((error: Error) => {
    if (error.name === "ClusterNotFoundException") return { services: [] };
    throw error;
  });
  return services?.find(({ status }) => status !== "INACTIVE");
}
