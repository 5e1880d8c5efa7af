import type { Clock } from "./clock";
import { rideOut } from "./weather";

/**
 * Makes a call when its turn has come, and again in another turn while throttling or an outage is in its way, for
 * `patienceMs`. Waiting for a turn takes none of that: it is as long as others are before it.
 */
export function inTurn<T>(
  turn: () => Promise<void>,
  call: () => Promise<T>,
  clock: Clock,
  patienceMs: number,
): Promise<T> {
  let queuedMs = 0;
  const outsideOfQueue: Clock = {
    now: () => clock.now() - queuedMs,
    sleep: (ms) => clock.sleep(ms),
    random: () => clock.random(),
  };
  return rideOut(
    async () => {
      const sinceMs = clock.now();
      await turn();
      queuedMs += clock.now() - sinceMs;
      return call();
    },
    outsideOfQueue,
    clock.now() + patienceMs,
  );
}
