import type { Clock } from "../run/clock";
import type { LogReader } from "./reader";

/** GetLogEvents takes 10 calls a second in some regions, from the whole account: half of them are left to others. */
const callEveryMs = 200;

/** A reader for all streams that a process follows, which makes at most 5 calls a second, in the order they were asked for. */
export function pacedReader(reader: LogReader, clock: Clock): LogReader {
  let freeMs = 0;

  async function turn(): Promise<void> {
    const nowMs = clock.now();
    const waitMs = freeMs - nowMs;
    freeMs = Math.max(freeMs, nowMs) + callEveryMs;
    if (waitMs > 0) await clock.sleep(waitMs);
  }

  return {
    async read(stream, place) {
      await turn();
      return reader.read(stream, place);
    },
    async last(stream, count) {
      await turn();
      return reader.last(stream, count);
    },
  };
}
