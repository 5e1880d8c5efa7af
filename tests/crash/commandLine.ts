import type { PulumiProcess } from "../../scripts/sandbox/pulumi";
import { isAlive, isProvider, killLeft, processesBelow } from "../engine/processes";
import type { Blow } from "./disturbances";
import type { Update } from "./evidence";

/** The user's command line on one stack, and the blows that hit what runs there. */
export interface CommandLine {
  /** Runs `pulumi <args>` to its end, or to the deadline. */
  run(args: readonly string[]): Promise<Update>;
  /** Throws when there is nobody to hit. */
  deal(blow: Blow): void;
  /** Blows dealt, those that follow of themselves included. */
  dealt(): number;
  /** Whether a command did not end in its time. */
  isLate(): boolean;
  /** Kills the processes that have outlived their engine. */
  clearUp(): void;
}

/** A command that takes longer than this is taken for one that hangs: the longest that is planned has no network for 60 s. */
const deadlineMs = 180_000;

/** What the engine says once it has heard the first signal. */
const heard = "^C received";

/** `start` begins `pulumi <args>`; each piece of its output goes to `onOutput`. */
export function createCommandLine(
  start: (args: readonly string[], onOutput: (text: string) => void) => Promise<PulumiProcess>,
): CommandLine {
  const begunByEngines = new Set<number>();
  let engine: PulumiProcess | undefined;
  let dealt = 0;
  let late = false;
  let following: Blow | undefined;

  /** All at once, which holding them first makes sure of: a provider ends some 45 ms after its engine, of itself. */
  function hit(pids: readonly number[], name: NodeJS.Signals): void {
    const gone = pids.find((pid) => !isAlive(pid));
    if (gone !== undefined) throw new Error(`process ${gone} was gone before ${name} could hit it`);
    if (pids.length > 1) for (const pid of pids) process.kill(pid, "SIGSTOP");
    for (const pid of pids) process.kill(pid, name);
  }

  function lookForProviders(): readonly number[] {
    const below = engine === undefined ? [] : processesBelow(engine.pid);
    for (const { pid } of below) begunByEngines.add(pid);
    return below.filter(isProvider).map(({ pid }) => pid);
  }

  return {
    async run(args) {
      let output = "";
      const begun = await start(args, (text) => {
        output += text;
        if (following === undefined || !output.includes(heard)) return;
        process.kill(begun.pid, following.signal);
        following = undefined;
        dealt += 1;
      });
      engine = begun;
      const deadline = setTimeout(() => {
        late = true;
        lookForProviders();
        if (isAlive(begun.pid)) process.kill(begun.pid, "SIGKILL");
      }, deadlineMs);
      const { exitCode } = await begun.finished;
      clearTimeout(deadline);
      following = undefined;
      return { exitCode, output };
    },

    deal(blow) {
      const { victims, signal: name } = blow;
      if (engine === undefined) throw new Error("there is no engine yet to be hit");
      const found = lookForProviders();
      if (victims !== "cli" && found.length === 0) throw new Error("there is no provider to be hit");
      hit([...(victims === "provider" ? [] : [engine.pid]), ...(victims === "cli" ? [] : found)], name);
      if (blow.again) following = blow;
      dealt += 1;
    },

    dealt: () => dealt,
    isLate: () => late,

    clearUp: () => killLeft(begunByEngines),
  };
}
