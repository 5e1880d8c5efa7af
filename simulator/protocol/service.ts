/** The AWS services that the simulator speaks. */
export type ServiceName = "ecs" | "logs";

/** What `X-Amz-Target` begins with, as the service models name it (`AmazonEC2ContainerServiceV20141113.RunTask`). */
const targetPrefixes: Readonly<Record<string, ServiceName>> = {
  AmazonEC2ContainerServiceV20141113: "ecs",
  Logs_20140328: "logs",
};

/** The service of a target prefix, or `undefined` for one that the simulator does not speak. */
export function serviceOfTarget(prefix: string): ServiceName | undefined {
  return targetPrefixes[prefix];
}
