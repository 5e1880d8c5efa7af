import type { Clock } from "../run/clock";
import { createDisplay, unboundedDisplay } from "./display";
import { type DrainLimit, followLogs, type LogFollower } from "./follow";
import { lastEvents } from "./lastEvents";
import { linesOf } from "./lines";
import type { LogEvent, LogReader } from "./reader";
import type { ReadSoFar } from "./readSoFar";
import type { LogStream } from "./stream";
import { createTail, type TailLine, type TailSize } from "./tail";

/** The output of one container of one task. */
export interface ContainerLog {
  /** Begins to follow the output, if it is to be shown as it comes. */
  follow(): void;
  /** Waits for the last lines, as long as the run's end makes worth while. Never rejects. */
  end(ending: Ending): Promise<void>;
  /** The last lines, oldest first. */
  tail(): readonly TailLine[];
}

/** How a run ended: the gate does not wait for logs, an error wants them all, and an interrupted user wants to go. */
export type Ending = "succeeded" | "failed" | "detached";

export interface ContainerLogPorts {
  readonly reader: LogReader;
  readonly clock: Clock;
  onLine(line: string): void;
  /** Resolves when all lines so far are shown: no more are read before. */
  shown(): Promise<void>;
  onError(error: unknown): void;
}

export interface ContainerLogSettings {
  /** Whether lines are shown as they come. If not, nothing is read before the end. */
  readonly live: boolean;
  /** Whether all lines are shown, or only as many as Pulumi's display can bear. */
  readonly showsAll: boolean;
  readonly tail: TailSize;
  /** What each line begins with. */
  readonly label: string;
  /** Where the stream can be looked at. */
  readonly url: string;
  /** What was shown of it before. Default: nothing. */
  readonly soFar?: ReadSoFar;
}

/** Docker flushes the last lines of a container up to 5 s after its exit. */
const drains: Record<Ending, DrainLimit> = {
  succeeded: { quietMs: 6_000, withinMs: 15_000 },
  failed: { quietMs: 6_000, withinMs: 15_000 },
  detached: { quietMs: 0, withinMs: 0 },
};

/** How long the gate waits for the lines that are there already; those that come later are shown while others wait for it. */
const gateWaitMs = 200;

/** For one look at the end of a stream that was not reached by following it. */
const lookAtEnd: DrainLimit = { quietMs: 0, withinMs: 5_000 };

export function openContainerLog(
  stream: LogStream,
  { live, showsAll, tail: size, label, url, soFar }: ContainerLogSettings,
  ports: ContainerLogPorts,
): ContainerLog {
  const { clock } = ports;
  const onLine = (text: string) => ports.onLine(`${label}${text}`);
  const display = showsAll ? unboundedDisplay(onLine) : createDisplay({ clock, onLine }, url);
  let tail = createTail(size);
  let told = false;
  const onError = (error: unknown) => {
    if (!told) ports.onError(error);
    told = true;
  };
  const onEvents = async (events: readonly LogEvent[]) => {
    for (const { timestamp, message } of events) {
      for (const text of linesOf(message)) {
        display.line(text);
        tail.push({ timestamp, text: `${label}${text}` });
      }
    }
    await ports.shown();
  };
  let follower: LogFollower | undefined;
  const follow = () => {
    if (live) follower ??= followLogs(stream, ports, { onEvents, onError }, soFar);
  };

  async function readTail(limit: DrainLimit): Promise<void> {
    if (size.lines === 0) return;
    const events = await lastEvents(stream, size.lines, ports, limit).catch((error: unknown) => {
      onError(error);
      return [];
    });
    if (events.length === 0) return;
    tail = createTail(size);
    for (const { timestamp, message } of events) {
      for (const text of linesOf(message)) tail.push({ timestamp, text: `${label}${text}` });
    }
  }

  /** A failure is told with its last lines, so it waits for them. */
  async function endFailed(limit: DrainLimit): Promise<void> {
    const untilMs = clock.now() + limit.withinMs;
    const reachedEnd = await follower?.drain(limit);
    if (reachedEnd !== true) await readTail(live ? lookAtEnd : limit);
    display.end();
    await Promise.race([ports.shown(), clock.sleep(Math.max(0, untilMs - clock.now()))]);
  }

  async function endSucceeded(limit: DrainLimit): Promise<void> {
    if (follower === undefined) return;
    const caughtUp = new Promise<void>((resolve) => {
      void follower?.drain(limit, resolve).then(display.end);
    });
    await Promise.race([caughtUp.then(display.end).then(ports.shown), clock.sleep(gateWaitMs)]);
  }

  return {
    follow,
    async end(ending) {
      const limit = drains[ending];
      if (ending === "detached") return void (await follower?.drain(limit));
      // A container that was over before it was seen to run.
      follow();
      await (ending === "failed" ? endFailed(limit) : endSucceeded(limit));
    },
    tail: () => tail.lines(),
  };
}
