import type { CallEntry, EffectEntry } from "../../simulator";
import { type Execution, hasFailed, isForgotten, isInFlight } from "./execution";
import type { Obligation } from "./obligation";
import { limits } from "./program";
import type { Revisions } from "./revisions";

/** A task of the resource, from the RunTask that made it. */
interface CreatedTask {
  readonly obligation: Obligation;
  readonly up: number;
  readonly revisionArn: string;
  readonly createdAtMs: number;
}

/** What the containers did, and what of it must not have been. */
export interface Ledger {
  readonly executions: readonly Execution[];
  readonly violations: string[];
  /** The executions of an obligation that a provider can know of; the others are nobody's fault any more. */
  of(obligation: Obligation): readonly Execution[];
  inFlight(): readonly Execution[];
  /** Revisions of the tasks that ECS may still know of, started or not. */
  revisionsRun(): ReadonlySet<string>;
  /** Whether the `up` has asked for a task, and none of its tasks has come to run. */
  startedNothing(up: number): boolean;
  /** An `up` begins, which has this to bring about. */
  begin(up: number, obligation: Obligation | undefined): void;
  /** No `up` is at work any more. */
  end(): void;
  started(task: { taskId: string; label: string; runId: string }): void;
  ended(taskId: string, end: { exitCode: number; wasStopped: boolean }): void;
  effect(effect: EffectEntry): void;
  call(call: CallEntry): void;
}

export function createLedger(revisions: Pick<Revisions, "find">, time: { now(): number }): Ledger {
  const tasks = new Map<string, CreatedTask>();
  const violations: string[] = [];
  let executions: readonly Execution[] = [];
  const askedBy = new Set<number>();
  const outOfReach = new Set<string>();
  let current: { readonly up: number; readonly obligation: Obligation | undefined } | undefined;

  const all = (obligation: Obligation) => executions.filter((one) => one.obligation === obligation);
  const of = (obligation: Obligation) => {
    for (const taskArn of lost(obligation)) outOfReach.add(taskArn);
    return all(obligation).filter(({ taskArn }) => !outOfReach.has(taskArn));
  };

  /** Tasks of an obligation that a provider cannot find any more. */
  function lost(obligation: Obligation): readonly string[] {
    const own = [...tasks].filter(([, task]) => task.obligation === obligation).map(([arn]) => arn);
    // Not guaranteed: "After ECS has forgotten". Of a run that no state recorded, ECS alone knows, for an hour after
    // its task has stopped. Attempts that no state recorded are found one after the other, so the hour of the first
    // one counts for all of them.
    const isPast = all(obligation).some(
      (one) => !outOfReach.has(one.taskArn) && isForgotten(one, time.now()),
    );
    if (isPast) return own;
    // Not guaranteed: "A revision that was deregistered". It is part of a run's identity. What ran from one that somebody
    // took away, or that a destroy came to before it was killed, is not found from its successor unless it was recorded.
    return own.filter((arn) => revisions.find(tasks.get(arn)?.revisionArn ?? "")?.wasTaken);
  }

  const change = (taskId: string, next: (execution: Execution) => Execution) => {
    executions = executions.map((one) => (one.taskArn.endsWith(taskId) ? next(one) : one));
  };

  function created(taskArn: string, revisionArn: string, createdAtMs: number): void {
    if (current?.obligation === undefined) {
      violations.push(`a task was started and there was no reason to: ${taskArn}`);
      return;
    }
    of(current.obligation);
    tasks.set(taskArn, { ...current, obligation: current.obligation, revisionArn, createdAtMs });
  }

  function stopped(taskArn: string, atMs: number): void {
    const createdAtMs = tasks.get(taskArn)?.createdAtMs ?? Number.POSITIVE_INFINITY;
    const hasBegun = executions.some((one) => one.taskArn === taskArn);
    const { timeoutSeconds, startTimeoutSeconds } = limits;
    const limitMs = 1_000 * (hasBegun ? timeoutSeconds : startTimeoutSeconds);
    if (atMs - createdAtMs < limitMs) violations.push(`a task was stopped before its time: ${taskArn}`);
  }

  return {
    get executions() {
      return executions;
    },
    violations,
    of,
    inFlight: () => executions.filter(isInFlight),
    revisionsRun() {
      const forgotten = executions
        .filter((one) => isForgotten(one, time.now()))
        .map(({ taskArn }) => taskArn);
      const known = [...tasks].filter(([taskArn]) => !forgotten.includes(taskArn));
      return new Set(known.map(([, { revisionArn }]) => revisionArn));
    },
    startedNothing: (up) => askedBy.has(up) && !executions.some((one) => one.up === up),
    begin(up, obligation) {
      current = { up, obligation };
    },
    end() {
      current = undefined;
    },
    started({ taskId, label, runId }) {
      const [taskArn, task] = [...tasks].find(([arn]) => arn.endsWith(taskId)) ?? [];
      // A task without a reason is a violation that has been noted.
      if (taskArn === undefined || task === undefined) return;
      const { obligation, up } = task;
      if (obligation.label !== label) violations.push(`${label} ran, and ${obligation.label} was asked for`);
      const other = executions.find(isInFlight);
      if (other !== undefined) violations.push(`${label} began beside ${other.label}, which was in flight`);
      if (!of(obligation).every(hasFailed))
        violations.push(`${label} ran again, and nobody had given a new reason`);
      if (executions.some((one) => one.up === up)) violations.push(`${label} ran again within one up`);
      const startedAtMs = time.now();
      executions = [...executions, { label, runId, taskArn, obligation, up, startedAtMs }];
    },
    ended(taskId, end) {
      const atMs = time.now();
      change(taskId, (one) => ({ ...one, end: { ...end, atMs, seq: Number.POSITIVE_INFINITY } }));
    },
    effect({ name, seq, at, detail }) {
      const { taskArn, startedBy } = detail;
      if (typeof taskArn !== "string" || !String(startedBy).startsWith("ecs-task/")) return;
      if (name === "task-created") created(taskArn, String(detail.taskDefinitionArn), at);
      if (name === "container-exited")
        change(taskArn, (one) => ({ ...one, ...(one.end && { end: { ...one.end, seq } }) }));
      if (name === "task-stopped") change(taskArn, (one) => ({ ...one, taskStoppedAtMs: at }));
    },
    call({ operation, outcome, input, at }) {
      if (operation === "RunTask" && current !== undefined) askedBy.add(current.up);
      if (operation === "StopTask" && outcome === "ok") stopped((input as { task: string }).task, at);
    },
  };
}
