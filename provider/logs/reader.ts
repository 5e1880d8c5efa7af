import type { LogStream } from "./stream";

/** Where log events are read from: CloudWatch Logs. A stream that does not exist (yet, or any more) has none. */
export interface LogReader {
  /**
   * The next events, by their timestamps. A page may be empty though more follow. One that comes in late with an older
   * timestamp is not behind a cursor that has passed its time by. `wanted` is asked as long as the read waits for its
   * turn; one that is not wanted any more has no events.
   */
  read(stream: LogStream, place: LogPlace, wanted?: () => Wanted): Promise<LogPage>;
  /** The last events, oldest first, at most `count`. */
  last(stream: LogStream, count: number): Promise<readonly LogEvent[]>;
}

/** How much somebody wants a read: before those who only follow, in turn with them, or not any more. */
export type Wanted = "first" | "soon" | "not";

/** Where in a stream to read on. Without both: at its start. */
export interface LogPlace {
  /** Behind the page that came with it. */
  readonly cursor?: string;
  /** Events before this time are left out. Milliseconds since the epoch. */
  readonly sinceMs?: number;
}

export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Behind the page. None if the stream has no events, or if the cursor that was given is not taken any more. */
  readonly cursor: string | undefined;
  /** Nothing more is there now. */
  readonly atEnd: boolean;
  /** What of it is not there (yet, or any more), where one of them is not. */
  readonly missing?: MissingLog;
}

export type MissingLog = "group" | "stream";

export interface LogEvent {
  /** When it was written, by the clock of the container's host. Milliseconds since the epoch. */
  readonly timestamp: number;
  /** When CloudWatch Logs got it. Milliseconds since the epoch. */
  readonly ingestionTime: number;
  readonly message: string;
}
