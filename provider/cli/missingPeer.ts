/** What is said where a package is missing that the user's project has to have, and npm was told not to care. */
export function missingPeer(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  const [, peer] = /^Cannot find module '(@pulumi\/(?:pulumi|aws))[/']/.exec(error.message) ?? [];
  if (code === "MODULE_NOT_FOUND" && peer !== undefined)
    return `pulumi-ecs-task needs ${peer} beside it, which is not installed here: npm install ${peer}`;
  return missingPeer(error.cause);
}
