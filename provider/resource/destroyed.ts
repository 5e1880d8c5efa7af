import { startedBy } from "../run/identity";

/**
 * Tag of a revision that outlives a resource: how often the resource was destroyed. ECS remembers a run's token for
 * an hour after the run; without the count, a resource created anew within it would be answered with the old run.
 */
export function destroyedTag(urn: string): string {
  return `pulumi-ecs-task:destroyed:${startedBy(urn).split("/").at(-1)}`;
}
