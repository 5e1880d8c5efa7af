import type { Clock } from "./clock";
import type { CreateContainerHost } from "./containers";
import { createOccupancy } from "./ecs/clusters/occupancy";
import { createClusterOperations } from "./ecs/clusters/operations";
import { createClusterStore } from "./ecs/clusters/store";
import { createDefinitionOperations } from "./ecs/definitions/operations";
import { createDefinitionStore } from "./ecs/definitions/store";
import { createServiceLookup } from "./ecs/service-lookup";
import { createServiceOperations } from "./ecs/services";
import { createTagOperations } from "./ecs/tags/operations";
import { createResourceCheck } from "./ecs/tags/resources";
import { createTags } from "./ecs/tags/store";
import { createTaskOperations, type Tasks, type Timing } from "./ecs/tasks";
import { createLogOperations } from "./logs/operations";
import { createLogSink, createLogStore } from "./logs/store";
import type { Journal } from "./ports";
import type { Operations } from "./protocol/operation";
import type { RateGate } from "./protocol/rates/rates";
import type { ServiceName } from "./protocol/service";

/** What a region stands on. The images and secrets are the same in every region. */
export interface RegionDependencies {
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly containers: CreateContainerHost;
  readonly imagesDirectory: string | undefined;
  readonly secrets: Readonly<Record<string, string>>;
  readonly timing: Timing;
  readonly rates: Pick<RateGate, "fargateLaunch">;
}

/** Everything of one account in one region. */
export interface Region {
  readonly operations: Readonly<Record<ServiceName, Operations>>;
  readonly tasks: Tasks;
  /** Ends every service, task and process. */
  close(): Promise<void>;
}

export function createRegion(dependencies: RegionDependencies): Region {
  const { clock } = dependencies;
  const tags = createTags();
  const clusters = createClusterStore(dependencies);
  const definitions = createDefinitionStore(dependencies, clock);
  const logStore = createLogStore(dependencies, clock);

  const shared = { ...dependencies, clusters, definitions, tags, logs: createLogSink(logStore) };
  const tasks = createTaskOperations(shared);
  const services = createServiceOperations({ ...shared, tasks: tasks.tasks });

  const lookup = createServiceLookup(services.operations, dependencies.region);
  const occupancyOf = createOccupancy(tasks.tasks, lookup);
  const requireResource = createResourceCheck(clusters, definitions, tasks.tasks, lookup);
  return {
    operations: {
      ecs: {
        ...createClusterOperations(clusters, tags, occupancyOf),
        ...createDefinitionOperations(definitions, tags, dependencies),
        ...createTagOperations(tags, requireResource),
        ...tasks.operations,
        ...services.operations,
      },
      logs: createLogOperations(logStore, clock),
    },
    tasks: tasks.tasks,
    async close() {
      await services.close();
      await tasks.close();
    },
  };
}
