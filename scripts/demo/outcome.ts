/** What one step of the story does to the world. A step expects one and is shown one; the two have to be equal. */
export interface Outcome {
  /** The result of the `pulumi` command. */
  readonly update: "succeeded" | "failed";
  /** How the one-off task ended, or that there was none. */
  readonly migration: "none" | "no exit code" | `exit ${number}`;
  /** What was done to the service, and on which side of the migration's exit with 0. */
  readonly service: "untouched" | "deleted" | `${"created" | "moved"} ${"after it" | "too early"}`;
  /** What answers over HTTP. */
  readonly app: "gone" | `${string}, schema ${number}` | `broken: ${string}`;
  /** Schema and rows, compared with those before the step. */
  readonly database: "changed" | "as before";
  /** What of the stack is left in ECS and CloudWatch Logs. */
  readonly account: "in use" | "empty";
}

/** The members in which `seen` is not as `expected`, one sentence each; none when all is as told. */
export function differences<Told extends object>(expected: Told, seen: Told): string[] {
  const members = Object.keys(expected) as (keyof Told & string)[];
  return members
    .filter((member) => expected[member] !== seen[member])
    .map((member) => `${member}: expected "${expected[member]}", saw "${seen[member]}"`);
}
