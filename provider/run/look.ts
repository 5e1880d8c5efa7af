import type { Clock } from "./clock";
import { limitCheckMs } from "./limits";
import type { Observation } from "./task";
import type { TaskWatcher } from "./watcher";

/**
 * Looks at one task, again and again. A call resolves with the next observation, or with `undefined` while AWS does
 * not answer, so that the limits go on during an outage; the look itself stays asked for.
 */
export function lookingAt(
  taskArn: string,
  watcher: TaskWatcher,
  clock: Clock,
): () => Promise<Observation | undefined> {
  let look: Promise<Observation> | undefined;
  let askedMs = 0;
  let isTimed = false;
  let waiting: { resolve(unanswered: undefined): void; reject(error: unknown): void } | undefined;

  /** One timer at a time, though looks come faster: a thousand runs would have tens of thousands otherwise. */
  async function untilUnanswered(): Promise<void> {
    for (let waitMs = limitCheckMs; waitMs > 0; waitMs = askedMs + limitCheckMs - clock.now()) {
      await clock.sleep(waitMs);
    }
  }

  function setTimer(): void {
    if (isTimed) return;
    isTimed = true;
    const over = () => {
      isTimed = false;
    };
    untilUnanswered()
      .finally(over)
      .then(
        () => waiting?.resolve(undefined),
        (error) => waiting?.reject(error),
      );
  }

  return async () => {
    if (look === undefined) {
      look = watcher.next(taskArn);
      askedMs = clock.now();
    }
    const answer = look;
    setTimer();
    // No race against the timer: it outlives the looks, and a promise keeps the answer of every race it is in.
    const observation = await new Promise<Observation | undefined>((resolve, reject) => {
      waiting = { resolve, reject };
      answer.then(resolve, reject);
    });
    if (observation !== undefined) look = undefined;
    return observation;
  };
}
