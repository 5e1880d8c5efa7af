import type { TaskSnapshot } from "../../run/task";
import type { StackTask } from "../stack/stack";
import { titleIn } from "../stack/title";

/** Who has started a task, as far as ECS tells. */
export type Owner =
  /** `title` is as `stack/title.ts` has it. */
  | { readonly kind: "resource"; readonly stack: string; readonly title: string }
  | { readonly kind: "commandLine"; readonly user: string; readonly name: string }
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "other"; readonly startedBy?: string };

/**
 * By what `startedBy` of `run/identity.ts` makes of a resource's URN, or of that which `ecs-task run` gives its runs. `resource` is
 * the stack's that it is a run of, where a stack was read.
 */
export function ownerOf(
  { service, startedBy }: Pick<TaskSnapshot, "service" | "startedBy">,
  resource?: Pick<StackTask, "name" | "failedDeployOf">,
): Owner {
  if (service !== undefined) return { kind: "service", service };
  const [, stack, name] = /^ecs-task\/([\w-]+)\/([\w-]+)\/[0-9a-f]{12}$/.exec(startedBy ?? "") ?? [];
  if (stack === undefined || name === undefined)
    return startedBy === undefined ? { kind: "other" } : { kind: "other", startedBy };
  const [, user] = /^run-by-(.+)$/.exec(stack) ?? [];
  return user === undefined
    ? { kind: "resource", stack, title: titleIn(resource ?? { name }) }
    : { kind: "commandLine", user, name };
}

/** A sentence on it. */
export function belongs(owner: Owner): string {
  switch (owner.kind) {
    case "resource":
      return `It is a run of the ${owner.title} of stack ${owner.stack}.`;
    case "commandLine":
      return `It was run by ${owner.user}, with \`ecs-task run\` from ${owner.name}.`;
    case "service":
      return `It belongs to the service ${owner.service}.`;
    case "other":
      return owner.startedBy === undefined
        ? "It belongs to no service."
        : `It belongs to no service, and was started by ${owner.startedBy}.`;
    default:
      return owner satisfies never;
  }
}
