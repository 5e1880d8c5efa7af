import * as fc from "fast-check";
import { checkAlways, converge } from "./checks";
import { anyCommand, type Edited } from "./commands";
import type { Content } from "./program";
import type { ModelSettings } from "./settings";
import { story } from "./story";
import { fair } from "./weather";
import { type Mode, openWorld, type World } from "./world";

const first: Content = { family: "web", image: 1, release: 1 };

/**
 * Plays random sequences to their end: `up` until the user has what they want, then a destroy. Rejects with the shortest
 * sequence found that breaks an invariant, what happened in it, and the line that repeats it.
 */
export async function playSequences(mode: Mode, { replayPath, ...parameters }: ModelSettings): Promise<void> {
  const commands = fc.commands(anyCommand({ taken: mode === "inline" }), {
    maxCommands: 16,
    size: "max",
    ...(replayPath !== undefined && { replayPath }),
  });
  const property = fc.asyncProperty(commands, async (sequence) => {
    const world = await openWorld(mode);
    const edited: Edited = { content: first, keepRevisions: 5, contents: [first] };
    try {
      await fc.asyncModelRun(() => ({ model: edited, real: world }), sequence);
      await converge(edited, world);
      await world.destroy(fair);
      await checkAlways(world);
    } catch (error) {
      throw withStory(error, world);
    } finally {
      await world.close();
    }
  });
  const details = await fc.check(property, parameters);
  if (!details.failed) return;
  const message = fc.defaultReportMessage(details) ?? "";
  const { seed, counterexamplePath: path } = details;
  const [, replay = ""] = /replayPath="([^"]*)"/.exec(message) ?? [];
  const again = `MODEL_SEED=${seed} MODEL_PATH='${path}' MODEL_REPLAY='${replay}' npx mocha 'tests/model/**/*.test.ts'`;
  throw new Error(`${message}\n\nAgain: ${again} --grep '${mode}'`, { cause: details.errorInstance });
}

function withStory(error: unknown, { account }: World): Error {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return new Error(`${message}\n${story(account.simulator.journal.entries())}`, { cause: error });
}
