import type { Clock } from "./clock";

/** A call to AWS that did not get its answer. */
export class AwsCallError extends Error {
  override readonly name = "AwsCallError";

  constructor(
    message: string,
    /** Such as `ecs:RunTask`, which is also the IAM action. */
    readonly action: string,
    /** AWS's name for the error, such as `ClusterNotFoundException`. */
    readonly code: string,
    /** True for throttling, 5xx and a lost connection: the same call may succeed later. */
    readonly transient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether waiting may cure an error. */
export function isTransient(error: unknown): boolean {
  return error instanceof AwsCallError && error.transient;
}

/** Whether AWS refused a call because there were too many. */
export function isThrottled(error: unknown): boolean {
  return error instanceof AwsCallError && speakerOf(error.code) === "throttle";
}

/** Whether AWS itself has said that it did not do what was asked. An answer that is lost, or garbled, does not tell. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof AwsCallError)) return false;
  const speaker = speakerOf(error.code);
  return speaker === "throttle" || (speaker === "aws" && !error.transient);
}

/**
 * Who tells of an error by its code:
 * - `throttle`: AWS, to whom there were too many calls.
 * - `connection`: Node or the SDK, of a connection that gave no whole answer.
 * - `reader`: Node, of another trouble with the connection, or who was to read the answer.
 * - `aws`: AWS in its answer, or who was to find the credentials and made no call.
 */
export function speakerOf(code: string): "throttle" | "connection" | "reader" | "aws" {
  if (/^Throttl|^TooManyRequests|^RequestLimitExceeded/.test(code)) return "throttle";
  if (lostConnections.has(code)) return "connection";
  // Node's codes are in capitals, such as EPROTO or HPE_INVALID_CONSTANT, and AWS's are not.
  return /^[A-Z][A-Z\d_]+$|^(Syntax|Type|Range|Aggregate)?Error$/.test(code) ? "reader" : "aws";
}

const lostConnections = new Set([
  "TimeoutError",
  "RequestTimeout",
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

/** Milliseconds before the n-th try again, from 0: half a second, doubled each time up to 20 s, at least half of it. */
export function backoffMs(tries: number, random: number): number {
  const most = Math.min(20_000, 500 * 2 ** Math.min(tries, 10));
  return most * (0.5 + random / 2);
}

/**
 * Makes a call, and makes it again while throttling or an outage is in its way, until `untilMs` on the clock. Only for
 * calls that may be made twice: reads, and RunTask with its token.
 */
export async function rideOut<T>(call: () => Promise<T>, clock: Clock, untilMs: number): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const waitMs = backoffMs(tries, clock.random());
      if (!isTransient(error) || clock.now() + waitMs >= untilMs) throw error;
      await clock.sleep(waitMs);
    }
  }
}

/** {@link rideOut} for single calls, each for up to two minutes. */
export function patiently(clock: Clock): <T>(call: () => Promise<T>) => Promise<T> {
  return (call) => rideOut(call, clock, clock.now() + 120_000);
}
