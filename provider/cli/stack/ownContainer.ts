import type { StackTask } from "./stack";

/**
 * The container that a resource names for its runs. A run of before the resource got another one has none of that name,
 * and is to be found, told and stopped all the same: then it is `undefined`. `all` are those of the run, where known.
 */
export function ownContainer(
  { inputs: { container } }: Pick<StackTask, "inputs">,
  all: readonly { readonly name: string }[] | undefined,
): string | undefined {
  return all === undefined || all.some(({ name }) => name === container) ? container : undefined;
}
