import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Clock } from "../clock";
import { AwsError, type Checked, type Operations } from "../protocol/operation";
import { checkLimit, groupReference } from "./constraints";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor";
import { pageLimit } from "./events";
import { type EventPage, type PageRequest, pageAfter, pageBefore } from "./page";
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
      const given =
        input.nextToken === undefined ? undefined : decodeCursor(input.nextToken, stream.length, now);
      if (given?.direction === "forward" && input.startFromHead !== true) throw headless();
      const backward = given === undefined ? input.startFromHead !== true : given.direction === "backward";
      const page = backward
        ? pageBefore(stream, given?.position ?? stream.length, request)
        : pageAfter(stream, given?.position ?? 0, request);
      return answer(page, given, now);
    },
  };
}

function answer(page: EventPage, given: Cursor | undefined, nowMs: number): GetLogEventsResponse {
  const token = (direction: Cursor["direction"], position: number) => {
    const unmoved = given?.direction === direction && given.position === position;
    return encodeCursor(unmoved ? given : { direction, position, issuedAtMs: nowMs });
  };
  return {
    events: page.events.map(({ timestamp, message, ingestionTime }) => ({
      timestamp,
      message,
      ingestionTime,
    })),
    nextForwardToken: token("forward", page.end),
    nextBackwardToken: token("backward", page.start),
  };
}

/** The API Reference says "you must specify true"; what AWS does otherwise is nowhere said, so it is refused here. */
const headless = () =>
  new AwsError(
    "InvalidParameterException",
    "With a previous nextForwardToken as nextToken, startFromHead must be true.",
  );
