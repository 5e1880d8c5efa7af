import type { LimitExceeded, Limits } from "../run/limits";

/** A limit that a run has exceeded, in one phrase. */
export function limitPhrase(limit: LimitExceeded, { timeoutSeconds, startTimeoutSeconds }: Limits): string {
  return limit === "timeout"
    ? `not finished after timeoutSeconds (${timeoutSeconds})`
    : `not started after startTimeoutSeconds (${startTimeoutSeconds})`;
}
