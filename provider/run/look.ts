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
  let unanswered: Promise<undefined> | undefined;

  /** One timer at a time, though looks come faster: a thousand runs would have tens of thousands otherwise. */
  async function untilUnanswered(): Promise<undefined> {
    for (let waitMs = limitCheckMs; waitMs > 0; waitMs = askedMs + limitCheckMs - clock.now()) {
      await clock.sleep(waitMs);
    }
    unanswered = undefined;
    return undefined;
  }

  return async () => {
    if (look === undefined) {
      look = watcher.next(taskArn);
      askedMs = clock.now();
    }
    unanswered ??= untilUnanswered();
    const observation = await Promise.race([look, unanswered]);
    if (observation !== undefined) look = undefined;
    return observation;
  };
}
