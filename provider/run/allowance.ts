/** A documented rate of AWS: so many calls at once, and so many more per second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
  /** How much of it is used at least, however often calls are throttled, up to 1: they have to come to an end. */
  readonly leastShare: number;
}

/** What of a rate is left to this process at a moment. */
export interface Allowance {
  /** Calls that may be made at once. */
  readonly tokens: number;
  /** The part of `perSecond` that is used, up to 1: the rate is the account's, whose other users may need some of it. */
  readonly share: number;
  /** When both were so, in milliseconds of the clock. */
  readonly atMs: number;
  /** When the share was last cut; absent as long as it never was. */
  readonly cutMs?: number;
}

/** What of a rate comes back to the share in a second without throttling. */
const sharePerSecond = 0.05;

/** Calls that were on their way when the share was cut tell nothing new: it is cut once in so long. */
const cutEveryMs = 1_000;

export function fullAllowance({ burst }: Rate, nowMs: number): Allowance {
  return { tokens: burst, share: 1, atMs: nowMs };
}

/** Milliseconds until a call may be made. */
export function waitMs(rate: Rate, allowance: Allowance, nowMs: number): number {
  const { tokens, share } = at(rate, allowance, nowMs);
  // Rounded up and not away: a timer that ends a hair too early would be set again for nothing.
  return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1_000) / (rate.perSecond * share));
}

/** What is left after a call. */
export function afterCall(rate: Rate, allowance: Allowance, nowMs: number): Allowance {
  const now = at(rate, allowance, nowMs);
  return { ...now, tokens: now.tokens - 1 };
}

/** What is left when a call was throttled: nothing at once, and half of the share, which comes back step by step. */
export function afterThrottling(rate: Rate, allowance: Allowance, nowMs: number): Allowance {
  const now = at(rate, allowance, nowMs);
  const emptied = { ...now, tokens: Math.min(0, now.tokens) };
  if (now.cutMs !== undefined && nowMs - now.cutMs < cutEveryMs) return emptied;
  return { ...emptied, share: Math.max(rate.leastShare, now.share / 2), cutMs: nowMs };
}

function at(rate: Rate, allowance: Allowance, nowMs: number): Allowance {
  // A clock that is set back takes nothing away.
  const seconds = Math.max(0, nowMs - allowance.atMs) / 1_000;
  const share = Math.min(1, allowance.share + seconds * sharePerSecond);
  const tokens = Math.min(
    rate.burst,
    allowance.tokens + (seconds * rate.perSecond * (allowance.share + share)) / 2,
  );
  return { ...allowance, tokens, share, atMs: Math.max(nowMs, allowance.atMs) };
}
