import { lookAfterMs, tasksPerCall } from "./schedule";
import type { Observation } from "./task";

/** Who asked for the next look at a task. */
export interface Waiter {
  resolve(observation: Observation): void;
  reject(error: unknown): void;
}

/** A task that is asked for. */
interface Asked {
  /** When its first look was asked for. */
  readonly firstMs: number;
  /** From when on its next look is worth a call. */
  dueMs: number;
  /** Without those of a call under way. Who asks meanwhile is not told what that sees: it may be older than the question. */
  waiters: readonly Waiter[];
  isUnderWay: boolean;
}

/** A look that a call makes, and for whom. */
export interface Look {
  readonly taskArn: string;
  readonly asked: Asked;
  readonly waiters: readonly Waiter[];
}

/** What a call has seen, and when it was made: its own time is no pause. */
export interface Answer {
  readonly seen: ReadonlyMap<string, Observation>;
  readonly madeMs: number;
}

/** The looks that are asked for in one cluster. */
export interface Agenda {
  /** When the look is due; `undefined` while a call that names the task is under way, whose end decides that. */
  ask(taskArn: string, waiter: Waiter, nowMs: number): number | undefined;
  /** When the first of the looks is due that no call is making. */
  soonestMs(): number | undefined;
  /** As many as one call can name, the longest due first; where there is room, some that are not due ride along. */
  take(): readonly Look[];
  /** Tells what was seen. A task that the answer leaves out is missing. */
  answered(looks: readonly Look[], answer: Answer): void;
  /** Puts looks back that a call could not make. They are as due as they were. */
  unanswered(looks: readonly Look[]): void;
  refused(looks: readonly Look[], error: unknown): void;
}

export function createAgenda(): Agenda {
  const tasks = new Map<string, Asked>();

  function open(): [taskArn: string, asked: Asked][] {
    return [...tasks].filter(([, asked]) => isOpen(asked));
  }

  /** A run that is over asks no more. One that goes on has asked again by the time of the next call. */
  function forgetTheOver(): void {
    for (const [taskArn, { waiters, isUnderWay }] of tasks) {
      if (waiters.length === 0 && !isUnderWay) tasks.delete(taskArn);
    }
  }

  return {
    ask(taskArn, waiter, nowMs) {
      const asked = tasks.get(taskArn) ?? askedFirst(nowMs);
      tasks.set(taskArn, asked);
      asked.waiters = [...asked.waiters, waiter];
      return asked.isUnderWay ? undefined : asked.dueMs;
    },

    soonestMs() {
      // Asked for each look of each run: without a copy.
      let soonestMs: number | undefined;
      for (const asked of tasks.values()) {
        if (isOpen(asked) && !(soonestMs !== undefined && soonestMs <= asked.dueMs)) soonestMs = asked.dueMs;
      }
      return soonestMs;
    },

    take() {
      forgetTheOver();
      const byDue = open().sort(([, one], [, other]) => one.dueMs - other.dueMs);
      return byDue.slice(0, tasksPerCall).map(([taskArn, asked]) => begin(taskArn, asked));
    },

    answered(looks, { seen, madeMs }) {
      for (const { taskArn, asked, waiters } of looks) {
        const observation = seen.get(taskArn) ?? { kind: "missing" };
        asked.isUnderWay = false;
        asked.dueMs = madeMs + lookAfterMs({ ...statusIn(observation), ageMs: madeMs - asked.firstMs });
        for (const waiter of waiters) waiter.resolve(observation);
      }
    },

    unanswered(looks) {
      for (const { asked, waiters } of looks) {
        asked.isUnderWay = false;
        asked.waiters = [...waiters, ...asked.waiters];
      }
    },

    refused(looks, error) {
      for (const { asked, waiters } of looks) {
        asked.isUnderWay = false;
        for (const waiter of waiters) waiter.reject(error);
      }
    },
  };
}

function isOpen({ waiters, isUnderWay }: Asked): boolean {
  return waiters.length > 0 && !isUnderWay;
}

function askedFirst(nowMs: number): Asked {
  return { firstMs: nowMs, dueMs: nowMs + lookAfterMs({ ageMs: 0 }), waiters: [], isUnderWay: false };
}

function begin(taskArn: string, asked: Asked): Look {
  const { waiters } = asked;
  asked.isUnderWay = true;
  asked.waiters = [];
  return { taskArn, asked, waiters };
}

function statusIn(observation: Observation): { readonly lastStatus?: string } {
  return observation.kind === "found" ? { lastStatus: observation.task.lastStatus } : {};
}
