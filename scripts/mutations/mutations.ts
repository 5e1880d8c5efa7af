/** A mistake put into the provider, which the harness has to find. */
export interface Mutation {
  readonly name: string;
  /** Path in the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The cells of the crash matrix that are played, by a part of their names. */
  readonly cells: string;
}

/** What the promise of one run for one reason stands on, taken away piece by piece. */
export const mutations: readonly Mutation[] = [
  {
    name: "the attempt is left out of the token",
    file: "provider/run/identity.ts",
    find: "const run = fingerprint({ ...rest,",
    // Both of what tells one attempt from the next: the count, and the task of the verdict before it.
    replace: "const run = fingerprint({ ...rest, recordedRuns: 0, verdictTaskArn: undefined,",
    cells: "failed attempt: RunTask 1, SIGKILL to both",
  },
  {
    name: "nothing is adopted, and nobody waited for",
    file: "provider/run/found.ts",
    find: "  const ended = (task: TaskSnapshot) =>",
    replace:
      '  if (tasks.length >= 0) return { kind: "nothing", starts: 0 };\n  const ended = (task: TaskSnapshot) =>',
    cells: "failed attempt: RunTask 1, SIGKILL to both",
  },
  {
    name: "the verdict is the task's lastStatus",
    file: "provider/run/verdict.ts",
    find: "  if (target === undefined || exitCode === undefined) {",
    replace:
      '  if (taskIsOver) return { kind: "succeeded", exitCode: 0 };\n  if (target === undefined || exitCode === undefined) {',
    cells: "failed attempt: RunTask 1, SIGKILL to both",
  },
  {
    name: "a registered revision is not looked for by its tag",
    file: "provider/definition/marks.ts",
    find: "return active && (",
    replace: "return !active && (",
    cells: "first create: RegisterTaskDefinition 1, SIGKILL to both",
  },
];
