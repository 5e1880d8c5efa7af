import { fittingCount, type LogEvent } from "./events";

/** Which events a page is made of: `timestamp` from `startTime` on and before `endTime`, at most `limit`. */
export interface PageRequest {
  readonly startTime: number;
  readonly endTime: number;
  readonly limit: number;
}

/** The first events behind the event of an id. `stream` is in the order of its events' ids. */
export function pageAfter(
  stream: readonly LogEvent[],
  eventId: string,
  request: PageRequest,
): readonly LogEvent[] {
  const found = within(stream.slice(countUntil(stream, (id) => id <= eventId)), request);
  return found.slice(0, fittingCount(found, request.limit));
}

/** The last events before the event of an id, in the same order. */
export function pageBefore(
  stream: readonly LogEvent[],
  eventId: string,
  request: PageRequest,
): readonly LogEvent[] {
  const found = within(
    stream.slice(
      0,
      countUntil(stream, (id) => id < eventId),
    ),
    request,
  ).reverse();
  return found.slice(0, fittingCount(found, request.limit)).reverse();
}

function within(events: readonly LogEvent[], { startTime, endTime }: PageRequest): LogEvent[] {
  return events.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
}

/** How many events come first, of those that `isBefore` holds for. */
export function countUntil(stream: readonly LogEvent[], isBefore: (eventId: string) => boolean): number {
  let [low, high] = [0, stream.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(stream[middle]?.eventId ?? "")) low = middle + 1;
    else high = middle;
  }
  return low;
}
