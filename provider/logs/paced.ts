import type { Clock } from "../run/clock";
import { isThrottled } from "../run/weather";
import { readEveryMs } from "./rates";
import type { LogReader, Wanted } from "./reader";

/** How long a region is left alone after it throttled a read. */
const throttledMs = 2_000;

/**
 * A reader for all streams that a process follows, at half of what each region takes. Whoever waits for a run's last
 * lines comes first; who does not want to read any more is passed over; the rest are in the order they asked.
 */
export function pacedReader(reader: LogReader, clock: Clock): LogReader {
  const regions = new Map<string, Turns>();

  function turnsIn(region: string): Turns {
    const turns = regions.get(region) ?? createTurns(readEveryMs(region), clock);
    regions.set(region, turns);
    return turns;
  }

  async function told<T>(turns: Turns, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (isThrottled(error)) turns.pause(throttledMs);
      throw error;
    }
  }

  return {
    async read(stream, place, wanted = () => "soon") {
      const turns = turnsIn(stream.region);
      if (await turns.turn(wanted)) return told(turns, reader.read(stream, place));
      return { events: [], cursor: place.cursor, atEnd: true };
    },
    async last(stream, count) {
      const turns = turnsIn(stream.region);
      await turns.turn(() => "first");
      return told(turns, reader.last(stream, count));
    },
  };
}

interface Turns {
  /** Resolves to whether it is the caller's turn; to false once it is not wanted any more. */
  turn(wanted: () => Wanted): Promise<boolean>;
  /** Nobody has a turn for so long. */
  pause(ms: number): void;
}

interface Waiting {
  wanted(): Wanted;
  resolve(isTurn: boolean): void;
}

function createTurns(everyMs: number, clock: Clock): Turns {
  let waiting: Waiting[] = [];
  let freeMs = 0;
  let serving = false;

  async function serve(): Promise<void> {
    for (;;) {
      for (const { wanted, resolve } of waiting) if (wanted() === "not") resolve(false);
      waiting = waiting.filter(({ wanted }) => wanted() !== "not");
      const next = waiting.find(({ wanted }) => wanted() === "first") ?? waiting[0];
      if (next === undefined) break;
      const waitMs = freeMs - clock.now();
      if (waitMs > 0) {
        await clock.sleep(waitMs);
        continue;
      }
      waiting = waiting.filter((one) => one !== next);
      freeMs = clock.now() + everyMs;
      next.resolve(true);
    }
    serving = false;
  }

  return {
    turn: (wanted) =>
      new Promise((resolve) => {
        waiting.push({ wanted, resolve });
        if (serving) return;
        serving = true;
        void serve();
      }),
    pause(ms) {
      freeMs = Math.max(freeMs, clock.now() + ms);
    },
  };
}
