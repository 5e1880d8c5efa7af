/** Where the words of a container's command may come from. */
export interface CommandSources {
  readonly image: { readonly entrypoint: readonly string[]; readonly cmd: readonly string[] };
  /** Of the container definition. */
  readonly entryPoint?: readonly string[] | undefined;
  /** Of the container definition. */
  readonly command?: readonly string[] | undefined;
  /** Of RunTask's container override. */
  readonly override?: readonly string[] | undefined;
}

/**
 * The words to execute, the executable first; empty when nobody names one. As Docker does it: a definition's
 * entryPoint replaces the image's and makes the image's cmd void; the command is the override's, else the
 * definition's, else the image's. An empty list counts as not given.
 */
export function resolveCommand(sources: CommandSources): string[] {
  const { image, entryPoint = [], command = [], override = [] } = sources;
  const inherited = entryPoint.length > 0 ? [] : image.cmd;
  const entrypoint = entryPoint.length > 0 ? entryPoint : image.entrypoint;
  const cmd = override.length > 0 ? override : command.length > 0 ? command : inherited;
  return [...entrypoint, ...cmd];
}
