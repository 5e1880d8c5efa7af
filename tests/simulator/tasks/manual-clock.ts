import type { Clock } from "../../../simulator/clock";

/** A clock that stands still until it is moved, and then keeps the appointments that have become due, in their order. */
export interface ManualClock extends Clock {
  move(ms: number): void;
}

export function createManualClock(): ManualClock {
  let nowMs = 0;
  let appointments: { atMs: number; action: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs, action) {
      const appointment = { atMs: nowMs + delayMs, action };
      appointments.push(appointment);
      return () => {
        appointments = appointments.filter((other) => other !== appointment);
      };
    },
    move(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...appointments].sort((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        appointments = appointments.filter((other) => other !== next);
        nowMs = next.atMs;
        next.action();
      }
      nowMs = untilMs;
    },
  };
}
