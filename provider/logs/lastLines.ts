import type { Clock } from "../run/clock";
import { patiently } from "../run/weather";
import { linesOf } from "./lines";
import type { ReadableStream } from "./readable";
import type { LogReader } from "./reader";
import type { StreamRead } from "./readThrough";
import { createTail, mergeTails, type TailLine } from "./tail";
import { createUnseen } from "./unseen";

/** What GetLogEvents gives at once. */
export const mostLastLines = 10_000;

/** So many events are known for those that were there, when a stream is read on from its last lines. */
const knownEvents = 1_000;

/** The last lines of streams, and what was there of each. */
export interface LastLines {
  /** Those of all streams by their time. */
  readonly lines: readonly string[];
  readonly streams: readonly StreamRead[];
}

/**
 * The last lines that streams have by now, at most as many of each as `mostOf` gives for its container. Throttling and outages are waited out for two minutes;
 * any other error rejects.
 */
export async function lastLines(
  streams: readonly ReadableStream[],
  mostOf: (container: string) => number,
  ports: { readonly reader: LogReader; readonly clock: Clock },
): Promise<LastLines> {
  const read = await Promise.all(streams.map((stream) => lastOf(stream, mostOf(stream.container), ports)));
  return { lines: mergeTails(read.map(({ tail }) => tail)), streams: read.map(({ stream }) => stream) };
}

async function lastOf(
  { container, stream, label }: ReadableStream,
  most: number,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
): Promise<{ readonly tail: readonly TailLine[]; readonly stream: StreamRead }> {
  const ask = patiently(clock);
  const wanted = Math.min(Math.max(most, knownEvents), mostLastLines);
  const events = await ask(() => reader.last(stream, wanted));
  const unseen = createUnseen();
  if (events.length === 0) {
    // Only a read tells an empty stream from none. What it finds has come since.
    const { missing } = await ask(() => reader.read(stream, {}, () => "first"));
    const soFar = { unseen };
    return { tail: [], stream: { container, soFar, ...(missing !== undefined && { missing }) } };
  }
  unseen.of(events);
  const tail = createTail({ lines: most, characters: Number.POSITIVE_INFINITY });
  for (const { timestamp, message } of events)
    for (const text of linesOf(message)) tail.push({ timestamp, text: `${label}${text}` });
  const firstMs = events[0]?.timestamp ?? 0;
  // Where there are more, some of those of the same millisecond as the first one may not be among them.
  const fromMs = events.length < wanted ? firstMs : firstMs + 1;
  return { tail: tail.lines(), stream: { container, soFar: { unseen, fromMs } } };
}
