/** The simulator's only source of time, so that a test can jump over the hour after which ECS forgets. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `action` once after `delayMs`; the returned function takes the appointment back. */
  after(delayMs: number, action: () => void): () => void;
}

/** Real time, plus whatever {@link advance} has added to it. */
export interface AdjustableClock extends Clock {
  /** Moves `now` forward by `ms`. Appointments made with `after` keep their real delay. */
  advance(ms: number): void;
}

export function createClock(): AdjustableClock {
  let offsetMs = 0;
  return {
    now: () => Date.now() + offsetMs,
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    advance(ms) {
      offsetMs += ms;
    },
  };
}
