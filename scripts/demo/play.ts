import { isDeepStrictEqual } from "node:util";
import type { JournalEntry, JournalReader } from "../../simulator";
import type { Account, DeployedService } from "./account";
import { askApp, type Visit } from "./askApp";
import type { Database } from "./database";
import { takeSnapshot } from "./databaseSnapshot";
import { readEvidence } from "./evidence";
import { differences, type Outcome } from "./outcome";
import type { CommandResult, Stack } from "./stack";
import { commandsOf, type Step } from "./story";
import { waitFor } from "./waitFor";

/** What a step is played on. */
export interface Stage {
  readonly stack: Stack;
  readonly journal: JournalReader;
  readonly account: Account;
  readonly database: Pick<Database, "query">;
  /** Its abort ends the step that is being played, which then rejects with the reason. */
  readonly interrupt: AbortSignal;
}

/** Where the app was last found. */
export interface Place {
  readonly service: DeployedService;
  /** Absent when the service never came to rest. */
  readonly url?: string | undefined;
}

/** What was seen of one step. */
export interface Scene {
  readonly step: Step;
  readonly seen: Outcome;
  readonly command: CommandResult;
  /** Duration of the step's commands. */
  readonly seconds: number;
  /** What the simulator noted from the start of the step on. */
  readonly journal: readonly JournalEntry[];
  readonly visit: Visit;
  readonly place: Place | undefined;
}

/** Whether the step did what it was told to. */
export function isAsTold({ step, seen }: Pick<Scene, "step" | "seen">): boolean {
  return differences(step.expected, seen).length === 0;
}

const appDeadlineMs = 15_000;

/** Plays one step on what the step before left, whose `place` it gets; what is seen is not judged here. */
export async function play(step: Step, stage: Stage, before: Place | undefined): Promise<Scene> {
  const databaseBefore = await takeSnapshot(stage.database);
  const lastSeq = stage.journal.entries().at(-1)?.seq ?? 0;

  const startedAt = performance.now();
  const command = await carryOut(step, stage.stack);
  const seconds = (performance.now() - startedAt) / 1_000;

  const place = await find(step, command, stage, before);
  const visit = await visitApp(step, place, stage.interrupt);
  const journal = stage.journal.entries().filter(({ seq }) => seq > lastSeq);
  const isSame = isDeepStrictEqual(await takeSnapshot(stage.database), databaseBefore);
  const seen: Outcome = {
    update: command.succeeded ? "succeeded" : "failed",
    ...readEvidence(journal),
    app: visit.app,
    database: isSame ? "as before" : "changed",
    account: (await stage.account.isEmpty()) ? "empty" : "in use",
  };
  return { step, seen, command, seconds, journal, visit, place };
}

/** Runs the step's commands up to the first that fails. */
async function carryOut(step: Step, stack: Stack): Promise<CommandResult> {
  let last: CommandResult = { succeeded: true, output: "" };
  for (const args of commandsOf(step)) {
    if (last.succeeded) last = await stack.run(args);
  }
  return last;
}

/** A failed first deploy has no outputs, and a destroyed stack no service: there is nothing new to find. */
async function find(
  { command: { kind } }: Step,
  { succeeded }: CommandResult,
  { stack, account }: Stage,
  before: Place | undefined,
): Promise<Place | undefined> {
  if (kind === "destroy" || (before === undefined && !succeeded)) return before;
  const service = before?.service ?? ((await stack.outputs()) as unknown as DeployedService);
  return { service, url: await account.steadyUrl(service) };
}

/** A process needs a moment to listen, and one to leave. */
async function visitApp(
  { command: { kind } }: Step,
  place: Place | undefined,
  interrupt: AbortSignal,
): Promise<Visit> {
  const url = place?.url;
  if (url === undefined) return { app: "gone" };
  const isGoneAtLast = kind === "destroy";
  const settled = await waitFor(
    async () => {
      const visit = await askApp(url);
      return (visit.app === "gone") === isGoneAtLast ? visit : undefined;
    },
    appDeadlineMs,
    interrupt,
  );
  return settled ?? askApp(url);
}
