import type { Clock } from "../run/clock";
import { isTransient } from "../run/weather";
import type { LogEvent, LogPage, LogPlace, LogReader, Wanted } from "./reader";
import type { ReadSoFar } from "./readSoFar";
import type { LogStream } from "./stream";
import { createUnseen } from "./unseen";

/** The pages of a stream, from its start or behind what was read before, and of each the events that none before it had. */
export interface Pages {
  /** Reads on, and hands on what is new. `undefined` when it was throttled, there was an outage, or none is wanted. */
  next(): Promise<Seen | undefined>;
  /** Goes back to where the events that may have come in late are. */
  rewind(): void;
  /** When events came last, 0 before the first of them, and when it was gone back last. */
  readonly lastEventMs: number;
  readonly rewoundMs: number;
}

/** What is to be known of a page that was handed on. */
export interface Seen {
  readonly atEnd: boolean;
  /** So much was read that there is a backlog. */
  readonly isFull: boolean;
  readonly isEmpty: boolean;
  readonly hasNew: boolean;
}

export interface PagesPorts {
  readonly reader: LogReader;
  readonly clock: Clock;
  wanted(): Wanted;
  onEvents(events: readonly LogEvent[]): void | Promise<void>;
}

/**
 * A page is handed on in here, and only what is to be known of it is answered: whoever reads in a loop and had the page
 * itself would keep it in memory while the next one is read.
 */
export function createPages(
  stream: LogStream,
  { reader, clock, wanted, onEvents }: PagesPorts,
  { unseen, fromMs = 0 }: ReadSoFar = { unseen: createUnseen() },
): Pages {
  let place: LogPlace = begin();
  let lastEventMs = 0;
  let rewoundMs = clock.now();

  async function next(): Promise<Seen | undefined> {
    const page = await read();
    if (page === undefined || wanted() === "not") return undefined;
    if (page.cursor !== undefined) place = { ...place, cursor: page.cursor };
    else if (place.cursor !== undefined) rewind();
    const events = unseen.of(page.events);
    const seen = seenOf(page, events);
    if (seen.hasNew) {
      lastEventMs = clock.now();
      await onEvents(events);
    }
    return seen;
  }

  function read(): Promise<LogPage | undefined> {
    return reader.read(stream, place, wanted).catch((error: unknown) => {
      if (isTransient(error)) return undefined;
      throw error;
    });
  }

  function begin(): LogPlace {
    const sinceMs = Math.max(fromMs, unseen.rewind() ?? 0);
    return sinceMs > 0 ? { sinceMs } : {};
  }

  function rewind(): void {
    place = begin();
    rewoundMs = clock.now();
  }

  return {
    next,
    rewind,
    get lastEventMs() {
      return lastEventMs;
    },
    get rewoundMs() {
      return rewoundMs;
    },
  };
}

function seenOf({ events, atEnd }: LogPage, fresh: readonly LogEvent[]): Seen {
  return { atEnd, isFull: isFull(events), isEmpty: events.length === 0, hasNew: fresh.length > 0 };
}

/** GetLogEvents gives 10,000 events or 1 MB at once. */
function isFull(events: readonly LogEvent[]): boolean {
  return events.length >= 1_000 || events.reduce((sum, { message }) => sum + message.length, 0) >= 200_000;
}
