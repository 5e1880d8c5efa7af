import type { DeleteServiceRequest, DeleteServiceResponse } from "@aws-sdk/client-ecs";
import { AwsError, type Checked, type Operation } from "../../protocol/operation";
import type { ServicePorts } from "./create-service";

/**
 * DeleteService: the service is DRAINING until its tasks are gone, then INACTIVE. Throws ServiceNotFoundException, and
 * InvalidParameterException for a service scaled above 0, unless `force` is given.
 */
export function createDeleteService(
  ports: ServicePorts,
): Operation<Checked<DeleteServiceRequest, "service">, DeleteServiceResponse> {
  return ({ cluster, service: reference, force = false }) => {
    const { clusterArn } = ports.clusters.require(cluster);
    const service = ports.store.find(clusterArn, reference);
    if (service === undefined || service.status === "INACTIVE") {
      throw new AwsError("ServiceNotFoundException", "Service not found.");
    }
    if (service.desiredCount > 0 && !force) {
      throw new AwsError(
        "InvalidParameterException",
        "The service cannot be stopped while it is scaled above 0.",
      );
    }
    service.status = "DRAINING";
    service.desiredCount = 0;
    ports.scheduler.wake(service);
    return { service: ports.describe(service, ports.tags.of(service.serviceArn)) };
  };
}
