import type { Clock } from "./clock";

/** In place of what was waited for when the user interrupted it. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor() {
    super("interrupted");
  }
}

/** The user's interrupt; `undefined` where none can be heard of. */
export type Interrupt = AbortSignal | undefined;

/** Waits for a call until the interrupt, and then rejects with {@link Interrupted}. After it, makes no call. */
export function unlessInterrupted<T>(interrupt: Interrupt, call: () => Promise<T>): Promise<T> {
  if (interrupt === undefined) return call();
  if (interrupt.aborted) return Promise.reject(new Interrupted());
  return new Promise((resolve, reject) => {
    const leave = () => reject(new Interrupted());
    interrupt.addEventListener("abort", leave, { once: true });
    call()
      .then(resolve, reject)
      .finally(() => interrupt.removeEventListener("abort", leave));
  });
}

/**
 * A port whose calls end with the interrupt: one under way is left to itself, and none is made after it. So a run that
 * waits, tries again or pauses before the next start ends where it is, and neither starts nor stops a task any more.
 */
export function interruptible<P extends object>(port: P, interrupt: Interrupt): P {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) =>
        unlessInterrupted(interrupt, () => Reflect.apply(member, target, given) as Promise<unknown>);
    },
  });
}

/** A clock whose sleepers the interrupt wakes, with {@link Interrupted}. */
export function interruptibleClock(clock: Clock, interrupt: Interrupt): Clock {
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    sleep: (ms) => unlessInterrupted(interrupt, () => clock.sleep(ms)),
  };
}
