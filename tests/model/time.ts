import type { Clock } from "../../provider/run/clock";
import type { AdjustableClock } from "../../simulator";

/** One time for the provider and for AWS, which goes on only when nobody has anything left to do now. */
export interface VirtualTime {
  /** As the provider's processes see it. */
  readonly provider: Clock;
  /** As the simulator sees it. */
  readonly simulator: AdjustableClock;
  now(): number;
  /** Lets `ms` pass, each appointment kept at its own time. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until `promise` settles, and settles like it. Rejects when that takes longer than `withinMs`. */
  until<T>(promise: Promise<T>, withinMs: number): Promise<T>;
}

interface Appointment {
  readonly atMs: number;
  readonly action: () => void;
}

/** `quiet` resolves when no call to AWS is under way. */
export function createTime(quiet: () => Promise<void>): VirtualTime {
  let nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  // In the order in which they are due, and of those due at once in the order in which they were made.
  const appointments: Appointment[] = [];

  const after = (delayMs: number, action: () => void) => {
    const appointment = { atMs: nowMs + Math.max(0, delayMs), action };
    const later = appointments.findIndex(({ atMs }) => atMs > appointment.atMs);
    appointments.splice(later === -1 ? appointments.length : later, 0, appointment);
    return () => {
      const index = appointments.indexOf(appointment);
      if (index !== -1) appointments.splice(index, 1);
    };
  };

  const keepNext = async (untilMs: number): Promise<boolean> => {
    const [next] = appointments;
    if (next === undefined || next.atMs > untilMs) return false;
    appointments.shift();
    nowMs = next.atMs;
    next.action();
    await quiet();
    return true;
  };

  return {
    // Chance is what AWS does here, and that is part of the sequence. A fixed back-off keeps a seed's run the same.
    provider: {
      now: () => nowMs,
      sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
      random: () => 0.5,
    },
    simulator: {
      now: () => nowMs,
      after,
      advance: () => {
        throw new Error("this time passes by itself: see `pass`");
      },
    },
    now: () => nowMs,
    async pass(ms) {
      const untilMs = nowMs + ms;
      await quiet();
      while (await keepNext(untilMs));
      nowMs = untilMs;
    },
    async until(promise, withinMs) {
      const untilMs = nowMs + withinMs;
      let isPending = true;
      const settled = () => {
        isPending = false;
      };
      promise.then(settled, settled);
      await quiet();
      while (isPending) {
        if (!(await keepNext(untilMs))) throw new Error(`not settled within ${withinMs / 1_000} s`);
      }
      return promise;
    },
  };
}
