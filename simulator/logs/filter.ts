import type {
  FilteredLogEvent,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Clock } from "../clock";
import { AwsError, type Operations } from "../protocol/operation";
import { checkLimit, constraintError, groupReference } from "./constraints";
import { fittingCount, type LogEvent, pageLimit } from "./events";
import { readFilterPattern } from "./pattern";
import { oldestKeptMs } from "./retention";
import type { LogGroup, LogStore, LogStream } from "./store";

/**
 * FilterLogEvents: the events of many streams in the order of their timestamps, then of ingestion. The token names the
 * last event served. So an event that comes late with an older timestamp is not in a later page, as on AWS: who wants
 * it asks again from an earlier `startTime` and drops what it knows by `eventId`.
 */
export function createFilterOperations(store: LogStore, clock: Clock): Operations {
  return {
    FilterLogEvents(input: FilterLogEventsRequest): FilterLogEventsResponse {
      const group = store.group(groupReference(input));
      const limit = checkLimit(input.limit, pageLimit.events);
      const wanted = readFilterPattern(input.filterPattern ?? "");
      const startTime = Math.max(input.startTime ?? 0, oldestKeptMs(group, clock.now()));
      const endTime = input.endTime ?? Number.POSITIVE_INFINITY;
      const after = input.nextToken === undefined ? "" : decodeToken(input.nextToken);
      const found = searched(group, input, store)
        .flatMap((stream) => stream.events.map((event) => ({ ...event, stream: stream.name })))
        .filter(({ timestamp, message }) => timestamp >= startTime && timestamp <= endTime && wanted(message))
        .filter(({ eventId }) => eventId > after)
        .sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
      const page = found.slice(0, fittingCount(found, limit));
      const last = page.at(-1);
      const nextToken =
        last !== undefined && page.length < found.length ? encodeToken(last.eventId) : undefined;
      return { events: page.map(described), searchedLogStreams: [], nextToken };
    },
  };
}

function searched(group: LogGroup, input: FilterLogEventsRequest, store: LogStore): LogStream[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names === undefined)
    return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ""));
  if (prefix !== undefined) {
    throw new AwsError(
      "InvalidParameterException",
      "Only one of logStreamNames and logStreamNamePrefix may be given.",
    );
  }
  if (names.length < 1 || names.length > 100) {
    throw constraintError(`${names.length} names`, "logStreamNames", "have length between 1 and 100");
  }
  return names.map((name) => store.stream(group, name));
}

function described(event: LogEvent & { stream: string }): FilteredLogEvent {
  const { stream: logStreamName, timestamp, message, ingestionTime, eventId } = event;
  return { logStreamName, timestamp, message, ingestionTime, eventId };
}

const encodeToken = (eventId: string) => Buffer.from(eventId).toString("base64url");

function decodeToken(token: string): string {
  const eventId = Buffer.from(token, "base64url").toString();
  if (/^\d{56}$/.test(eventId)) return eventId;
  throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
}
