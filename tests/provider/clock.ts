import type { Clock } from "../../provider/run/clock";

/** A clock that stands still until a test moves it, so that a wait of an hour takes no time and has one order. */
export interface FakeClock extends Clock {
  /** Milliseconds asked for in every `sleep`, in the order they came. */
  readonly sleeps: readonly number[];
  /** Moves on by `ms`, waking each sleeper at its own time. */
  advance(ms: number): Promise<void>;
  /**
   * Moves on until `promise` settles, and settles like it. Rejects when nobody sleeps any more, or when `withinMs`
   * (default: a day) of its time have gone by: the promise would never settle then.
   */
  until<T>(promise: Promise<T>, withinMs?: number): Promise<T>;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** `random` is what its chance gives each time. */
export function createClock(startMs = Date.UTC(2026, 0, 2, 3, 4, 5), random = 0.5): FakeClock {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  const sleeps: number[] = [];

  function earliest(): Sleeper | undefined {
    return sleepers.reduce<Sleeper | undefined>(
      (first, one) => (first === undefined || one.due < first.due ? one : first),
      undefined,
    );
  }

  async function wake(sleeper: Sleeper): Promise<void> {
    sleepers = sleepers.filter((one) => one !== sleeper);
    nowMs = Math.max(nowMs, sleeper.due);
    sleeper.wake();
    await settled();
  }

  return {
    sleeps,
    now: () => nowMs,
    random: () => random,
    sleep(ms) {
      sleeps.push(ms);
      return new Promise((resolve) => {
        sleepers.push({ due: nowMs + ms, wake: resolve });
      });
    },

    async advance(ms) {
      const end = nowMs + ms;
      await settled();
      for (let next = earliest(); next !== undefined && next.due <= end; next = earliest()) await wake(next);
      nowMs = end;
    },

    async until(promise, withinMs = dayMs) {
      const end = nowMs + withinMs;
      let pending = true;
      const done = () => {
        pending = false;
      };
      promise.then(done, done);
      for (await settled(); pending; ) {
        const next = earliest();
        if (next === undefined) throw new Error("nobody sleeps, and the promise has not settled");
        if (next.due > end) throw new Error(`the promise has not settled within ${withinMs} ms`);
        await wake(next);
      }
      return promise;
    },
  };
}

/** Lets everything run that waits for nothing but promises. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
