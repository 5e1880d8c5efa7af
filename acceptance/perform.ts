import { cleanUp, type Sweeping } from "./cleanUp";
import type { Leftover } from "./leftover";
import { isAsTold, play, type Scene, type Stage } from "./play";
import type { Step } from "./story";

/** What came of the story. */
export interface Performance {
  readonly scenes: readonly Scene[];
  /** What ended it before its last step: the user's interrupt, or what a step threw. */
  readonly endedBy?: unknown;
  /** What could not be removed. `undefined` when that could not be asked either. */
  readonly leftovers: readonly Leftover[] | undefined;
  /** What the clean-up threw. */
  readonly problem?: unknown;
}

/** Hears of the story as it goes. */
export interface Audience {
  before(step: Step): void;
  after(scene: Scene): void;
  cleaning(): void;
}

/** Plays the steps up to the first that is not as told, and removes all that is left of them, whatever happened. */
export async function perform(
  story: readonly Step[],
  stage: Stage,
  { interrupt, sweeping, audience }: { interrupt: AbortSignal; sweeping: Sweeping; audience: Audience },
): Promise<Performance> {
  const scenes: Scene[] = [];
  let ended: Pick<Performance, "endedBy"> = {};
  try {
    for (const step of story) {
      interrupt.throwIfAborted();
      audience.before(step);
      const scene = await play(step, stage, interrupt);
      scenes.push(scene);
      audience.after(scene);
      // Each step stands on the one before: after a lie the rest would only repeat it.
      if (!isAsTold(scene)) break;
    }
  } catch (endedBy) {
    ended = { endedBy };
  }
  await stage.observer.close();
  const isDone = scenes.length === story.length && scenes.every(isAsTold);
  try {
    if (!isDone) audience.cleaning();
    const leftovers = isDone ? [] : await cleanUp(stage.stack, stage.account, sweeping);
    const forgotten = await stage.account.forgetRevisions();
    return { scenes, ...ended, leftovers: [...leftovers, ...forgotten] };
  } catch (problem) {
    return { scenes, ...ended, leftovers: undefined, problem };
  }
}
