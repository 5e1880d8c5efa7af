import type { StackTask } from "./stack";

/** A task of a stack as it reads in a sentence: `OneOffTask migrate`. */
export function titleIn({ name, failedDeployOf }: Pick<StackTask, "name" | "failedDeployOf">): string {
  return failedDeployOf === undefined
    ? `OneOffTask ${name}`
    : `onFailedDeploy of GatedService ${failedDeployOf}`;
}
