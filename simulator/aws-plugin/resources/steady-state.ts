import type { Service } from "@aws-sdk/client-ecs";

/**
 * `true` when the service is stable as the SDK's `waitUntilServicesStable` and the real provider mean it: one
 * deployment, as many running tasks as desired. Otherwise what is still missing. Throws when ECS has given up on it.
 */
export function missingForSteadyState({
  deployments = [],
  runningCount,
  desiredCount,
}: Service): true | string {
  const failed = deployments.find(
    ({ status, rolloutState }) => status === "PRIMARY" && rolloutState === "FAILED",
  );
  if (failed) throw new Error(`Its deployment failed: ${failed.rolloutStateReason ?? "ECS gives no reason"}`);
  if (deployments.length !== 1) return `${deployments.length} deployments are under way`;
  return runningCount === desiredCount || `${runningCount} of ${desiredCount} tasks are running`;
}
