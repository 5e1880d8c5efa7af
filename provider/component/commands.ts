import type { GatedServiceArgs, GatedTaskArgs, ReleaseArgs } from "./args";

/** One command of the component, by the name that tells it from the others. */
export interface Command<Args extends GatedTaskArgs = GatedTaskArgs> {
  readonly name: string;
  /** Where the program gives it, such as `release[1]`. */
  readonly path: string;
  readonly args: Args;
}

/** The commands before the service, in their order. */
export function releaseCommands({ release }: Pick<GatedServiceArgs, "release">): Command<ReleaseArgs>[] {
  return named("release", "release", release);
}

/** The commands after it, in their order. */
export function afterDeployCommands({ afterDeploy }: Pick<GatedServiceArgs, "afterDeploy">): Command[] {
  return afterDeploy === undefined ? [] : named("afterDeploy", "after-deploy", afterDeploy);
}

/** The name of what runs when the deploy fails. */
export const failedDeployName = "on-failed-deploy";

/** The first one without a name has the default's, the n-th one `<default>-n`. */
function named<Args extends GatedTaskArgs>(
  input: string,
  defaultName: string,
  given: Args | readonly Args[],
): Command<Args>[] {
  if (!isList(given)) return [{ name: given.name ?? defaultName, path: input, args: given }];
  return given.map((args, i) => ({
    name: args.name ?? (i === 0 ? defaultName : `${defaultName}-${i + 1}`),
    path: `${input}[${i}]`,
    args,
  }));
}

function isList<T>(given: T | readonly T[]): given is readonly T[] {
  return Array.isArray(given);
}
