/** A documented limit: so many calls at once, and so many more per second. */
export interface RateLimit {
  readonly burst: number;
  readonly refillPerSecond: number;
}

/** A token bucket at one moment. Thousandths of a token, so that the arithmetic stays in whole numbers. */
export interface Bucket {
  readonly millitokens: number;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

const token = 1000;

export function fullBucket(limit: RateLimit, nowMs: number): Bucket {
  return { millitokens: limit.burst * token, atMs: nowMs };
}

/**
 * Takes tokens, usually one, if they are there. Tokens come back evenly (a rate per second is the same number of thousandths per
 * millisecond) up to the burst. A refused call costs nothing.
 */
export function takeToken(
  bucket: Bucket,
  limit: RateLimit,
  nowMs: number,
  tokens = 1,
): { taken: boolean; bucket: Bucket } {
  const elapsedMs = Math.max(0, nowMs - bucket.atMs);
  const millitokens = Math.min(limit.burst * token, bucket.millitokens + elapsedMs * limit.refillPerSecond);
  const taken = millitokens >= tokens * token;
  return {
    taken,
    bucket: {
      millitokens: taken ? millitokens - tokens * token : millitokens,
      atMs: Math.max(nowMs, bucket.atMs),
    },
  };
}
