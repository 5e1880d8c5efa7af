import { AwsError } from "../../protocol/operation";
import type { ServiceRecord } from "./service-record";

/** The services of a region, also INACTIVE ones until their name is taken again. */
export interface ServiceStore {
  add(service: ServiceRecord): void;
  /** By name or ARN, in one cluster. */
  find(clusterArn: string, reference: string): ServiceRecord | undefined;
  /** Throws ServiceNotFoundException, and ServiceNotActiveException for one that is DRAINING or INACTIVE. */
  requireActive(clusterArn: string, reference: string): ServiceRecord;
  /** The service that has a deployment of this ID. */
  byDeployment(deploymentId: string): ServiceRecord | undefined;
  /** In the order of their creation. */
  ofCluster(clusterArn: string): ServiceRecord[];
}

export function createServiceStore(): ServiceStore {
  const services = new Map<string, ServiceRecord>();
  const find = (clusterArn: string, reference: string) => services.get(serviceArnIn(clusterArn, reference));
  return {
    add(service) {
      // A name that is taken again comes last in the order of creation.
      services.delete(service.serviceArn);
      services.set(service.serviceArn, service);
    },
    find,
    requireActive(clusterArn, reference) {
      const service = find(clusterArn, reference);
      if (service === undefined) throw new AwsError("ServiceNotFoundException", "Service not found.");
      if (service.status !== "ACTIVE") {
        throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
      }
      return service;
    },
    byDeployment: (deploymentId) =>
      [...services.values()].find(({ deployments }) => deployments.some(({ id }) => id === deploymentId)),
    ofCluster: (clusterArn) => [...services.values()].filter((service) => service.clusterArn === clusterArn),
  };
}

/** The ARN of a service of this cluster, from its name or its ARN. */
export function serviceArnIn(clusterArn: string, reference: string): string {
  return reference.startsWith("arn:")
    ? reference
    : `${clusterArn.replace(":cluster/", ":service/")}/${reference}`;
}
