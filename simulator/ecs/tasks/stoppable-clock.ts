import type { Clock } from "../../clock";

/** A clock whose appointments can all be called off. */
export interface StoppableClock extends Clock {
  /** Calls off every appointment; later ones are never kept. */
  stop(): void;
}

export function createStoppableClock(clock: Clock): StoppableClock {
  const cancels = new Set<() => void>();
  let stopped = false;
  return {
    now: () => clock.now(),
    after(delayMs, action) {
      if (stopped) return () => undefined;
      const cancel = clock.after(delayMs, () => {
        cancels.delete(cancel);
        action();
      });
      cancels.add(cancel);
      return () => {
        cancels.delete(cancel);
        cancel();
      };
    },
    stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
