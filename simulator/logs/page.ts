import { fittingCount, type LogEvent } from "./events";

/** Events between two places of a stream, in the order of ingestion; see {@link Cursor}. */
export interface EventPage {
  readonly events: readonly LogEvent[];
  readonly start: number;
  readonly end: number;
}

/** Which events a page is made of: `timestamp` from `startTime` on and before `endTime`, at most `limit`. */
export interface PageRequest {
  readonly startTime: number;
  readonly endTime: number;
  readonly limit: number;
}

/**
 * The first events after `position`. The page ends behind its last event, or at the end of the stream when no more
 * events fit the request, so that what lies outside the times is not gone through again.
 */
export function pageAfter(stream: readonly LogEvent[], position: number, request: PageRequest): EventPage {
  const found = select(stream, position, stream.length, request);
  const count = fittingCount(
    found.map(({ event }) => event),
    request.limit,
  );
  const taken = found.slice(0, count);
  const end = count < found.length ? (taken.at(-1)?.index ?? position) + 1 : stream.length;
  return { events: taken.map(({ event }) => event), start: position, end };
}

/** The last events before `position`, in the same order. */
export function pageBefore(stream: readonly LogEvent[], position: number, request: PageRequest): EventPage {
  const found = select(stream, 0, position, request).reverse();
  const count = fittingCount(
    found.map(({ event }) => event),
    request.limit,
  );
  const taken = found.slice(0, count).reverse();
  const start = count < found.length ? (taken[0]?.index ?? position) : 0;
  return { events: taken.map(({ event }) => event), start, end: position };
}

function select(stream: readonly LogEvent[], from: number, to: number, { startTime, endTime }: PageRequest) {
  const found: { readonly event: LogEvent; readonly index: number }[] = [];
  for (let index = from; index < to; index++) {
    const event = stream[index];
    if (event !== undefined && event.timestamp >= startTime && event.timestamp < endTime)
      found.push({ event, index });
  }
  return found;
}
