import type { Clock } from "./clock";
import { isThrottled } from "./weather";

/** A documented rate of AWS: so many calls at once, and so many more per second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Starts: Fargate takes 20 calls of RunTask a second from an account. One of the burst is left, since no two clocks agree
 * on a second. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html
 */
export const startRate: Rate = { burst: 19, perSecond: 20 };

/**
 * Look-ups, by ListTasks and DescribeTasks, before runs are started: a quarter of what ECS takes. The watchers have
 * another quarter, and the account's other users the rest.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
export const lookUpRate: Rate = { burst: 25, perSecond: 5 };

/**
 * Looks at task definitions: most of the burst, for one deploy with many resources, and half of the rate.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
export const definitionReadRate: Rate = { burst: 40, perSecond: 10 };

/** Registrations and deregistrations of task definitions, at ECS's own rate: what it throttles is waited out. */
export const definitionRate: Rate = { burst: 19, perSecond: 1 };

/**
 * When the next call may be made at a rate, by what the calls before it have used up. `usedUntilMs` is when the bucket
 * would be full again (generic cell rate algorithm): one number in place of tokens and a time.
 */
export function nextCall(
  { burst, perSecond }: Rate,
  usedUntilMs: number,
  nowMs: number,
): { readonly atMs: number; readonly usedUntilMs: number } {
  const tokenMs = 1_000 / perSecond;
  const atMs = Math.max(nowMs, usedUntilMs - (burst - 1) * tokenMs);
  return { atMs, usedUntilMs: Math.max(atMs, usedUntilMs) + tokenMs };
}

/** Makes calls of one kind, in the order they were asked for. */
export type Paced = <T>(call: () => Promise<T>) => Promise<T>;

export const atOnce: Paced = (call) => call();

/** Makes calls at a rate. One that is throttled all the same tells that others have emptied the bucket. */
export function pacedAt(rate: Rate, clock: Clock): Paced {
  const tokenMs = 1_000 / rate.perSecond;
  let usedUntilMs = 0;
  return async (call) => {
    const nowMs = clock.now();
    const next = nextCall(rate, usedUntilMs, nowMs);
    usedUntilMs = next.usedUntilMs;
    if (next.atMs > nowMs) await clock.sleep(next.atMs - nowMs);
    try {
      return await call();
    } catch (error) {
      if (isThrottled(error)) usedUntilMs = Math.max(usedUntilMs, clock.now() + rate.burst * tokenMs);
      throw error;
    }
  };
}
