import type { Clock } from "../run/clock";
import { backoffMs, isTransient } from "../run/weather";
import type { DrainLimit } from "./follow";
import type { LogEvent, LogReader } from "./reader";
import type { LogStream } from "./stream";

const pauseMs = 1_500;

/**
 * The last events of a stream, at most `count`, once nothing has come to it for `quietMs`, at the latest `withinMs` from
 * now; what there is by then when the reader hangs. Throttling and outages are waited out, any other error rejects.
 */
export async function lastEvents(
  stream: LogStream,
  count: number,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
  { quietMs, withinMs }: DrainLimit,
): Promise<readonly LogEvent[]> {
  const begunMs = clock.now();
  let found: readonly LogEvent[] = [];
  let over = false;

  async function look(): Promise<void> {
    let changedMs = begunMs;
    for (let setbacks = 0; !over; ) {
      const seen = await reader.last(stream, count).catch((error: unknown) => {
        if (isTransient(error)) return undefined;
        throw error;
      });
      if (seen === undefined) {
        await clock.sleep(backoffMs(setbacks++, clock.random()));
        continue;
      }
      if (seen.length > 0) {
        if (!sameEnd(found, seen)) changedMs = clock.now();
        found = seen;
      }
      if (clock.now() - changedMs >= quietMs) return;
      await clock.sleep(pauseMs);
    }
  }

  try {
    await Promise.race([look(), clock.sleep(withinMs)]);
    return found;
  } finally {
    over = true;
  }
}

function sameEnd(one: readonly LogEvent[], other: readonly LogEvent[]): boolean {
  const [a, b] = [one.at(-1), other.at(-1)];
  return (
    one.length === other.length &&
    a?.timestamp === b?.timestamp &&
    a?.ingestionTime === b?.ingestionTime &&
    a?.message === b?.message
  );
}
