import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Clock } from "../clock";
import { AwsError, type Checked, type Operations } from "../protocol/operation";
import { checkLimit, groupReference } from "./constraints";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor";
import { eventIdOf, type LogEvent, lastEventId, pageLimit } from "./events";
import { type PageRequest, pageAfter, pageBefore } from "./page";
import { oldestKeptMs } from "./retention";
import type { LogStore } from "./store";

/**
 * GetLogEvents. Without a token: the first page with `startFromHead`, else the last one. With a token: the page after
 * or before it. Both tokens are always there; at either end of the stream the one that leads outwards is the one given.
 */
export function createGetOperations(store: LogStore, clock: Clock): Operations {
  return {
    GetLogEvents(input: Checked<GetLogEventsRequest, "logStreamName">): GetLogEventsResponse {
      const group = store.group(groupReference(input));
      const { events: stream } = store.stream(group, input.logStreamName);
      const now = clock.now();
      const request: PageRequest = {
        startTime: Math.max(input.startTime ?? 0, oldestKeptMs(group, now)),
        endTime: input.endTime ?? Number.POSITIVE_INFINITY,
        limit: checkLimit(input.limit, pageLimit.events),
      };
      const given = input.nextToken === undefined ? undefined : decodeCursor(input.nextToken, now);
      if (given?.direction === "forward" && input.startFromHead !== true) throw headless();
      const forward = given === undefined ? input.startFromHead === true : given.direction === "forward";
      const head = eventIdOf(request.startTime, 0);
      const page = forward
        ? pageAfter(stream, given?.eventId ?? head, request)
        : pageBefore(stream, given?.eventId ?? lastEventId, request);
      return answer(page, given?.eventId ?? head, given, now);
    },
  };
}

function answer(
  page: readonly LogEvent[],
  from: string,
  given: Cursor | undefined,
  nowMs: number,
): GetLogEventsResponse {
  const token = (direction: Cursor["direction"], eventId: string) => {
    const unmoved = given?.direction === direction && given.eventId === eventId;
    return encodeCursor(unmoved ? given : { direction, eventId, issuedAtMs: nowMs });
  };
  const [first, last] = [page[0]?.eventId, page.at(-1)?.eventId];
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: token("forward", last ?? (given?.direction === "backward" ? shifted(from, -1n) : from)),
    nextBackwardToken: token(
      "backward",
      first ?? (given?.direction === "backward" ? from : shifted(from, 1n)),
    ),
  };
}

/** The id next to one: a place behind an event is before the next id. */
function shifted(eventId: string, by: bigint): string {
  return String(BigInt(eventId) + by).padStart(56, "0");
}

/** The API Reference says "you must specify true"; what AWS does otherwise is nowhere said, so it is refused here. */
const headless = () =>
  new AwsError(
    "InvalidParameterException",
    "With a previous nextForwardToken as nextToken, startFromHead must be true.",
  );
