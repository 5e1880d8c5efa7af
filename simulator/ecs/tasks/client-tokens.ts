import type { Clock } from "../../clock";
import { AwsError } from "../../protocol/operation";

const hourMs = 3_600_000;

/** How long a client token holds at most. */
const tokenLifetimeMs = 24 * hourMs;

/** What a call of RunTask with a client token has started. */
interface TokenUse<Result> {
  readonly request: string;
  readonly result: Result;
  readonly usedAtMs: number;
}

/** Whether a use still binds its token. */
export function isTokenBound(usedAtMs: number, lastStopMs: number | undefined, nowMs: number): boolean {
  const lifetimeMs = lastStopMs === undefined ? tokenLifetimeMs : lastStopMs - usedAtMs + hourMs;
  return nowMs - usedAtMs < Math.min(tokenLifetimeMs, lifetimeMs);
}

/** What the tokens ask of the results they keep. */
export interface TokenResults<Result> {
  /** When the last of its tasks stopped, in milliseconds since the epoch; `undefined` while one still runs. */
  lastStopMs(result: Result): number | undefined;
  taskArns(result: Result): string[];
}

/** The client tokens of RunTask in one region. */
export interface ClientTokens<Result> {
  /**
   * The result of the call that used this token in this cluster with this request; `undefined` for a free token.
   * Throws ConflictException with the task ARNs as `resourceIds` when it was used with another request.
   */
  find(clusterArn: string, token: string, request: string): Result | undefined;
  bind(clusterArn: string, token: string, request: string, result: Result): void;
}

/**
 * Tokens are scoped by cluster and hold for 24 hours or until an hour after the last of their tasks stopped, whichever
 * comes first (API Reference, "Ensuring idempotency").
 */
export function createClientTokens<Result>(
  clock: Clock,
  results: TokenResults<Result>,
): ClientTokens<Result> {
  const uses = new Map<string, TokenUse<Result>>();
  return {
    find(clusterArn, token, request) {
      const key = `${clusterArn} ${token}`;
      const use = uses.get(key);
      if (use === undefined) return undefined;
      if (!isTokenBound(use.usedAtMs, results.lastStopMs(use.result), clock.now())) {
        uses.delete(key);
        return undefined;
      }
      if (use.request === request) return use.result;
      throw new AwsError(
        "ConflictException",
        "The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.",
        { resourceIds: results.taskArns(use.result) },
      );
    },
    bind(clusterArn, token, request, result) {
      uses.set(`${clusterArn} ${token}`, { request, result, usedAtMs: clock.now() });
    },
  };
}
