import type { LimitExceeded, Limits } from "../run/limits";

/** A limit that a run has exceeded, as it reads after "attempt 1" or "which". */
export function limitPhrase(limit: LimitExceeded, { timeoutSeconds, startTimeoutSeconds }: Limits): string {
  return limit === "timeout"
    ? `did not finish within timeoutSeconds (${timeoutSeconds})`
    : `did not start within startTimeoutSeconds (${startTimeoutSeconds})`;
}
