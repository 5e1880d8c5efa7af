import type { Operations } from "../../protocol/operation";
import { createStoppableClock, type TaskDependencies, type Tasks } from "../tasks";
import { createCreateService, type ServicePorts } from "./create-service";
import { createDeleteService } from "./delete-service";
import { createDescribeService, createDescribeServices } from "./describe-services";
import { createListServices } from "./list-services";
import { createScheduler } from "./scheduler";
import { createServiceStore } from "./service-store";
import { createUpdateService } from "./update-service";

/** What services stand on: the tasks they start, and what those stand on. */
export interface ServiceDependencies extends TaskDependencies {
  readonly tasks: Tasks;
}

/**
 * CreateService, DescribeServices, UpdateService, DeleteService and ListServices of one account in one region. `close`
 * ends the scheduling; the tasks of the services end with the other tasks.
 */
export function createServiceOperations(dependencies: ServiceDependencies): {
  operations: Operations;
  close(): Promise<void>;
} {
  const clock = createStoppableClock(dependencies.clock);
  const store = createServiceStore();
  const scheduler = createScheduler({ ...dependencies, clock, store });
  const describe = createDescribeService(dependencies.tasks, dependencies.definitions);
  const ports: ServicePorts = { ...dependencies, clock, store, scheduler, describe };
  return {
    operations: {
      CreateService: createCreateService(ports),
      DescribeServices: createDescribeServices(ports),
      UpdateService: createUpdateService(ports),
      DeleteService: createDeleteService(ports),
      ListServices: createListServices(ports),
    },
    async close() {
      scheduler.close();
      clock.stop();
    },
  };
}
