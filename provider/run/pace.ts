import { type Allowance, afterCall, afterThrottling, fullAllowance, type Rate, waitMs } from "./allowance";
import type { Clock } from "./clock";
import { isThrottled } from "./weather";

/**
 * Starts: Fargate takes 20 calls of RunTask a second from an account. Half of the burst of
 * 20 is left: calls that are held up on their way arrive closer together than they were made, and would be throttled. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html
 */
export const startRate: Rate = { burst: 10, perSecond: 20, leastShare: 0.05 };

/** Stops: what ECS takes of RunTask and StopTask together is 40 a second, and the starts have half of it. */
export const stopRate: Rate = { burst: 50, perSecond: 20, leastShare: 0.05 };

/**
 * Look-ups, by ListTasks and DescribeTasks, before runs are started: a quarter of what ECS takes. The watchers have
 * another quarter, and the account's other users the rest.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
export const lookUpRate: Rate = { burst: 25, perSecond: 5, leastShare: 1 };

/**
 * Looks at task definitions: most of the burst, for one deploy with many resources, and half of the rate.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
export const definitionReadRate: Rate = { burst: 40, perSecond: 10, leastShare: 1 };

/** Registrations and deregistrations of task definitions, at ECS's own rate: what it throttles is waited out. */
export const definitionRate: Rate = { burst: 19, perSecond: 1, leastShare: 1 };

/**
 * Receipts of runs: half of what ECS takes of TagResource, and less where others need it. What waits for its turn when the
 * process ends is not written.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
export const receiptRate: Rate = { burst: 10, perSecond: 5, leastShare: 0.1 };

/** Gives turns to calls of one kind, in the order they were asked for. */
export interface Pace {
  /** Resolves when the call may be made. A turn that is not used is lost. */
  turn(): Promise<void>;
  /** Makes a call whose turn has come. One that is throttled all the same makes those who wait for theirs wait longer. */
  take<T>(call: () => Promise<T>): Promise<T>;
}

/** A call, in its turn. */
export type Paced = <T>(call: () => Promise<T>) => Promise<T>;

export const atOnce: Paced = (call) => call();

/** For calls that nobody has to wait with. */
export const noPace: Pace = { turn: async () => undefined, take: atOnce };

/** A pace that keeps to a rate, and to less of it for a while where others need some too. */
export function paceAt(rate: Rate, clock: Clock): Pace {
  const waiting: (() => void)[] = [];
  let allowance: Allowance = fullAllowance(rate, clock.now());
  let giving = false;

  async function give(): Promise<void> {
    while (waiting.length > 0) {
      const pauseMs = waitMs(rate, allowance, clock.now());
      // Looked at again after it: a call may have been throttled meanwhile.
      if (pauseMs > 0) await clock.sleep(pauseMs);
      else {
        allowance = afterCall(rate, allowance, clock.now());
        waiting.shift()?.();
      }
    }
    giving = false;
  }

  return {
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (giving) return;
        giving = true;
        void give();
      }),
    async take(call) {
      try {
        return await call();
      } catch (error) {
        if (isThrottled(error)) allowance = afterThrottling(rate, allowance, clock.now());
        throw error;
      }
    },
  };
}

/** Makes calls at a rate. */
export function pacedAt(rate: Rate, clock: Clock): Paced {
  const pace = paceAt(rate, clock);
  return async (call) => {
    await pace.turn();
    return pace.take(call);
  };
}
