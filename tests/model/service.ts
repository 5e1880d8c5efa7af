import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  type ECSClient,
  ECSServiceException,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import type { Calls } from "./calls";
import { place } from "./program";
import type { VirtualTime } from "./time";

/** The service that the gate lets out, as the AWS provider would handle it. */
export interface Service {
  /** Creates it, or moves it to the revision. Answers AWS's refusal. */
  deploy(taskDefinition: string): Promise<Error | undefined>;
  /** Deletes it and waits until its tasks are gone. */
  destroy(): Promise<void>;
  /** Resolves when nothing is left of its earlier deployments. */
  settled(): Promise<void>;
  /** Revisions of its deployments, those on their way out included. */
  revisions(): Promise<readonly string[]>;
}

const serviceName = "web";
const { cluster } = place;

export function createService(ports: {
  readonly ecs: ECSClient;
  readonly calls: Calls;
  readonly time: VirtualTime;
}): Service {
  const { ecs, calls, time } = ports;
  let deployed: string | undefined;

  const describe = async () => {
    const command = new DescribeServicesCommand({ cluster, services: [serviceName] });
    const { services: [service] = [] } = await calls.make(() => ecs.send(command));
    return service;
  };
  const move = (taskDefinition: string) =>
    deployed === undefined
      ? ecs.send(new CreateServiceCommand({ cluster, serviceName, taskDefinition, desiredCount: 1 }))
      : ecs.send(new UpdateServiceCommand({ cluster, service: serviceName, taskDefinition }));

  return {
    async deploy(taskDefinition) {
      if (deployed === taskDefinition) return undefined;
      try {
        await calls.make<unknown>(() => move(taskDefinition));
        deployed = taskDefinition;
        return undefined;
      } catch (error) {
        if (error instanceof ECSServiceException) return error;
        throw error;
      }
    },
    async destroy() {
      if (deployed === undefined) return;
      const command = new DeleteServiceCommand({ cluster, service: serviceName, force: true });
      await calls.make(() => ecs.send(command));
      while ((await describe())?.status === "DRAINING") await time.provider.sleep(1_000);
      deployed = undefined;
    },
    async settled() {
      while (((await describe())?.deployments ?? []).length > 1) await time.provider.sleep(1_000);
    },
    async revisions() {
      if (deployed === undefined) return [];
      const deployments = (await describe())?.deployments ?? [];
      return deployments.map(({ taskDefinition = "" }) => taskDefinition);
    },
  };
}
