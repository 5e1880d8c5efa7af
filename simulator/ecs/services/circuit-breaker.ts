import type { DeploymentCircuitBreaker } from "@aws-sdk/client-ecs";

/**
 * How many failed tasks make a deployment fail: half the desired count, at least 3 and at most 200, unless the threshold
 * configuration says otherwise (SDK, ThresholdConfiguration; Developer Guide, "How the deployment circuit breaker
 * detects failures"). A percentage is rounded up.
 */
export function failureThreshold(breaker: DeploymentCircuitBreaker, desiredCount: number): number {
  const { type = "BOUNDED_PERCENT", value = 50 } = breaker.thresholdConfiguration ?? {};
  const share = Math.ceil((desiredCount * value) / 100);
  switch (type) {
    case "COUNT":
      return value;
    case "UNBOUNDED_PERCENT":
      return Math.max(1, share);
    case "BOUNDED_PERCENT":
      return Math.min(200, Math.max(3, share));
    default:
      return type satisfies never;
  }
}

/** What the circuit breaker does to a deployment with so many failed tasks. */
export function tripped(
  breaker: DeploymentCircuitBreaker | undefined,
  failedTasks: number,
  desiredCount: number,
): "no" | "fail" | "roll-back" {
  if (breaker?.enable !== true || failedTasks < failureThreshold(breaker, desiredCount)) return "no";
  return breaker.rollback === true ? "roll-back" : "fail";
}
