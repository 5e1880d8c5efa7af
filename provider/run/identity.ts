import { fingerprint } from "../values/fingerprint";
import type { Overrides } from "./overrides";

/** Everything that tells one run from another. Equal values are the same run, also after a crash. */
export interface RunKey {
  /** URN of the resource. */
  readonly urn: string;
  /** ARN of the task definition revision, not only the family: a revision is immutable. */
  readonly taskDefinitionArn: string;
  readonly container: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** In their normal spelling. */
  readonly overrides?: Overrides;
  readonly triggers?: unknown;
  /**
   * Set for the run that a destroy, a failed deploy or the command line makes, which is another one than that of the same
   * command before it.
   */
  readonly occasion?: "destroy" | "failedDeploy" | "commandLine";
  /**
   * How many verdicts the state had recorded before this run. It makes the next run a new one when nothing else
   * differs: an attempt after a failure, or a way back to an earlier definition.
   */
  readonly recordedRuns: number;
  /**
   * The task of the last verdict that the state has, or that was found on the way. The count alone would come again: for
   * a resource that had the same URN and was destroyed, and where ECS has forgotten a failure that no state knew.
   */
  readonly verdictTaskArn?: string;
  /**
   * How often a resource that ran this very revision was destroyed. A destroy deregisters the revisions it owns, so
   * the count only differs for a revision that outlives the resource, such as an existing `taskDefinitionArn`. It is
   * for the first run, which has no {@link verdictTaskArn} yet.
   */
  readonly destroyedBefore: number;
}

export interface RunIdentity {
  /** The same for every run of a resource, so that its runs can be listed. */
  readonly startedBy: string;
  /** A short name of the run: `ECS_TASK_RUN_ID` in the container's environment, by which a found task is known. */
  readonly runId: string;
  /**
   * The token of the run's n-th start, from 0: with it, RunTask starts a task at most once. A start that failed is
   * tried again with the next token, because ECS answers the old one with the old failure.
   */
  clientToken(start: number): string;
}

/** Name of the environment variable that carries the run id. */
export const runIdVariable = "ECS_TASK_RUN_ID";

/**
 * Identity of a run. `startedBy` has at most 128 characters of `[A-Za-z0-9/_-]`, `clientToken` 64 hexadecimal
 * digits, within the limits of RunTask (API reference, RunTask).
 */
export function identify(key: RunKey): RunIdentity {
  const { environment, overrides, ...rest } = key;
  // None and an empty one start the same task, and `planRun` takes them for the same run.
  const run = fingerprint({ ...rest, environment: orNone(environment), overrides: orNone(overrides) });
  return {
    startedBy: startedBy(rest.urn),
    runId: run.slice(0, 16),
    clientToken: (start) => fingerprint({ run, start }),
  };
}

function orNone(members: unknown): unknown {
  return Object.keys(members ?? {}).length === 0 ? undefined : members;
}

/** `ecs-task/<stack>/<name>/<hash of the URN>`: readable in the console, unique by the hash however much was cut. */
export function startedBy(urn: string): string {
  const [stack = ""] = urn.replace(/^urn:pulumi:/, "").split("::");
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return `ecs-task/${allowed(stack)}/${allowed(name)}/${fingerprint(urn).slice(0, 12)}`;
}

/** At most 48 characters that `startedBy` may have. */
function allowed(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 48);
}
