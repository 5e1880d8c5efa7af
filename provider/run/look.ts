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
  return async () => {
    look ??= watcher.next(taskArn);
    const observation = await Promise.race([look, clock.sleep(limitCheckMs)]);
    if (observation === undefined) return undefined;
    look = undefined;
    return observation;
  };
}
