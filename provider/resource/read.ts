import { patiently } from "../run/weather";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { type OneOffTaskOutputs, outputsOf, type Properties, refreshed } from "./state";

/** Refresh: looks whether the revision and the cluster are still there, and records what is not as `drift`. */
export async function read(urn: string, properties: Properties, host: Host): Promise<Properties> {
  const { connection, cluster } = properties as unknown as OneOffTaskInputs;
  const outputs = outputsOf(properties);
  const aws = await host.connect({ ...connection, region: outputs.region });
  const drift = await driftOf(outputs, cluster, aws, patiently(host.clock));
  if (drift !== undefined) host.progress(urn).warn(drift);
  return refreshed(properties, drift);
}

async function driftOf(
  { taskDefinitionArn }: OneOffTaskOutputs,
  cluster: string,
  aws: Aws,
  call: ReturnType<typeof patiently>,
): Promise<string | undefined> {
  const [revision, clusterStatus] = await Promise.all([
    taskDefinitionArn === undefined ? undefined : call(() => aws.definitions.find(taskDefinitionArn)),
    call(() => aws.clusterStatus(cluster)),
  ]);
  const found = [
    taskDefinitionArn !== undefined && !revision?.active
      ? `task definition ${taskDefinitionArn} is ${revision === undefined ? "gone" : "INACTIVE"}`
      : undefined,
    clusterStatus === "ACTIVE" ? undefined : `cluster ${cluster} is ${clusterStatus ?? "gone"}`,
  ].filter((one) => one !== undefined);
  return found.length === 0 ? undefined : found.join(" and ");
}
