import type { PutLogEventsRequest, PutLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Clock } from "../clock";
import { AwsError, type Checked, type Operations } from "../protocol/operation";
import { constraintError } from "./constraints";
import { eventBytes, type NewLogEvent, pageLimit } from "./events";
import type { LogStore } from "./store";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Which of a batch are taken, and how PutLogEvents tells of the others. Indices as in `RejectedLogEventsInfo`. */
export interface Acceptance {
  readonly accepted: readonly NewLogEvent[];
  readonly rejected?: {
    /** Events from this index on are too far in the future. */
    readonly tooNewLogEventStartIndex?: number;
    /** Events before this index are older than 14 days. */
    readonly tooOldLogEventEndIndex?: number;
    /** Events before this index are older than the group's retention. */
    readonly expiredLogEventEndIndex?: number;
  };
}

/** PutLogEvents, with the limits of its page in the API Reference. */
export function createPutOperations(store: LogStore, clock: Clock): Operations {
  return {
    PutLogEvents(
      input: Checked<PutLogEventsRequest, "logGroupName" | "logStreamName" | "logEvents">,
    ): PutLogEventsResponse {
      const group = store.group(input.logGroupName);
      const stream = store.stream(group, input.logStreamName);
      const events = input.logEvents.map(({ timestamp = 0, message = "" }) => ({ timestamp, message }));
      checkBatch(events);
      const { accepted, rejected } = acceptBatch(events, clock.now(), group.retentionInDays);
      store.append(stream, accepted);
      // The token is a relic: since 2023 it is always accepted and never needed.
      const nextSequenceToken = String(stream.events.length).padStart(56, "4");
      return rejected === undefined
        ? { nextSequenceToken }
        : { nextSequenceToken, rejectedLogEventsInfo: rejected };
    },
  };
}

/** Throws InvalidParameterException for a batch that is refused as a whole. */
export function checkBatch(events: readonly NewLogEvent[]): void {
  if (events.length < 1 || events.length > pageLimit.events) {
    throw constraintError(
      `${events.length} events`,
      "logEvents",
      `have length between 1 and ${pageLimit.events}`,
    );
  }
  const empty = events.findIndex(({ message }) => message === "");
  if (empty !== -1) {
    throw constraintError(
      "",
      `logEvents.${empty + 1}.member.message`,
      "have length greater than or equal to 1",
    );
  }
  const bytes = events.reduce((sum, event) => sum + eventBytes(event), 0);
  if (bytes > pageLimit.bytes) {
    throw new AwsError(
      "InvalidParameterException",
      `Upload too large: ${bytes} bytes exceeds limit of ${pageLimit.bytes}`,
    );
  }
  if (events.some((event, index) => event.timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw new AwsError(
      "InvalidParameterException",
      "Log events in a single PutLogEvents request must be in chronological order.",
    );
  }
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > dayMs) {
    throw new AwsError(
      "InvalidParameterException",
      "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
    );
  }
}

/** Sorts out what is more than two hours ahead, or older than 14 days or the retention. `events` are chronological. */
export function acceptBatch(
  events: readonly NewLogEvent[],
  nowMs: number,
  retentionInDays: number | undefined,
): Acceptance {
  const countBefore = (timeMs: number) => events.filter(({ timestamp }) => timestamp < timeMs).length;
  const tooOld = countBefore(nowMs - 14 * dayMs);
  const expired = retentionInDays === undefined ? 0 : countBefore(nowMs - retentionInDays * dayMs);
  const tooNew = events.findIndex(({ timestamp }) => timestamp > nowMs + 2 * hourMs);
  const end = tooNew === -1 ? events.length : tooNew;
  const accepted = events.slice(Math.max(tooOld, expired), end);
  if (accepted.length === events.length) return { accepted };
  return {
    accepted,
    rejected: {
      ...(tooNew === -1 ? {} : { tooNewLogEventStartIndex: tooNew }),
      ...(tooOld === 0 ? {} : { tooOldLogEventEndIndex: tooOld }),
      ...(expired === 0 ? {} : { expiredLogEventEndIndex: expired }),
    },
  };
}
