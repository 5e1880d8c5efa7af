import { terminalTable } from "../bench/report/terminal";
import { Interruption } from "../scripts/demo/interruption";
import type { Paint } from "../scripts/demo/paint";
import type { Sweeping } from "./cleanUp";
import { announce, conclude, recount, tellLeftovers } from "./narration";
import { type Performance, perform } from "./perform";
import { isAsTold, type Stage } from "./play";
import type { Step } from "./story";
import { type Recorded, writeTimelines } from "./timeline/pages";
import { timelineTable } from "./timeline/table";
import { timelinesOf } from "./timeline/timeline";

/** The suite on one stage. */
export interface Suite {
  readonly story: readonly Step[];
  readonly stage: Stage;
  readonly interrupt: AbortSignal;
  readonly sweeping: Sweeping;
  /** Name of everything that is made. */
  readonly name: string;
  /** The commands that try the stack's own destroy again. */
  readonly again: readonly string[];
  /** The folder of performance.md, and whether the page is written too. */
  readonly docs: string;
  readonly write: boolean;
  readonly recorded: Recorded;
  readonly paint: Paint;
  readonly say: (text: string) => void;
}

/** How it ended. */
export interface Ended {
  /** 0 when all went as told and nothing is left. */
  readonly exitCode: number;
  /** Whether the account has nothing of it any more, so that nobody needs the stack's state. */
  readonly isClean: boolean;
}

/** Plays the story, tells it, and writes the timelines down. Rejects with nothing that the story itself has done. */
export async function playSuite(suite: Suite): Promise<Ended> {
  const { story, stage, interrupt, sweeping, paint, say, name, again, recorded } = suite;
  const performance = await perform(story, stage, {
    interrupt,
    sweeping,
    audience: {
      before: (step) => say(announce(step, paint)),
      after(scene) {
        const told = recount(scene, paint);
        if (told !== "") say(told);
      },
      cleaning: () => say("\nCleaning up, which can take some minutes ..."),
    },
  });
  say(conclude(story, performance, paint));
  tellTimelines(suite, performance);
  for (const problem of stage.observer.problems()) say(`A look at the tasks failed: ${problem}`);
  for (const error of [performance.endedBy, performance.problem])
    if (error !== undefined) say(errorText(error));
  say(`\n${tellLeftovers(performance.leftovers, { name, region: recorded.region, again })}`);
  const isClean = performance.leftovers?.length === 0;
  return { exitCode: exitCodeOf(performance, story.length, isClean), isClean };
}

function tellTimelines({ story, docs, write, recorded, say }: Suite, { scenes }: Performance): void {
  const timelines = timelinesOf(scenes);
  if (timelines.length === 0) return;
  say(`\n${terminalTable(timelineTable(timelines))}`);
  // What is kept tells of whole stories only.
  if (scenes.length < story.length || !scenes.every(isAsTold)) return;
  say(`\nWritten: ${writeTimelines(docs, timelines, recorded, write).join(", ")}`);
}

function exitCodeOf({ scenes, endedBy, problem }: Performance, steps: number, isClean: boolean): number {
  if (endedBy instanceof Interruption) return endedBy.exitCode;
  const isGood =
    endedBy === undefined && problem === undefined && scenes.length === steps && scenes.every(isAsTold);
  return isGood && isClean ? 0 : 1;
}

function errorText(error: unknown): string {
  // The demo's interrupt has the demo's words.
  if (error instanceof Interruption) return "Ended by the user before its end.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
