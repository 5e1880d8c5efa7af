/**
 * The revisions to deregister after a success: the oldest of those that no longer serve, beyond the `keep` newest.
 * Never the current one, nor the one the gate had before, which the service runs until it has moved, and which ECS's
 * circuit breaker may roll back to. `revisions` are a resource's own, oldest first.
 */
export function supersededBeyond(
  revisions: readonly string[],
  keep: number,
  serving: readonly (string | undefined)[],
): readonly string[] {
  const superseded = revisions.filter((arn) => !serving.includes(arn));
  return superseded.slice(0, Math.max(0, superseded.length - keep));
}
