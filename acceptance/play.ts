import { differences } from "../scripts/demo/outcome";
import type { CommandResult } from "../scripts/demo/stack";
import type { Account } from "./account";
import { isNew, type Picture, readEvidence, tasksOf } from "./evidence";
import type { Outcome } from "./outcome";
import type { Stack } from "./stack";
import { argumentsOf, type Step } from "./story";
import type { Observer } from "./timeline/observer";
import { isOver, type SeenTask } from "./timeline/seen";

/** What a step is played on. */
export interface Stage {
  readonly stack: Stack;
  readonly account: Account;
  readonly observer: Observer;
  /** How long the ground has to settle: a new role is not known everywhere at once. */
  readonly settleMs: number;
  /** How long a task may take to be STOPPED after its command, before the story goes on without it. */
  readonly endingMs: number;
  /** Lets the held command go on to its end. */
  letGo(): Promise<void>;
}

/** What was seen of one step. */
export interface Scene {
  readonly step: Step;
  readonly seen: Outcome;
  readonly command: CommandResult;
  /** Duration of the step's command. */
  readonly seconds: number;
  readonly tasks: readonly SceneTask[];
}

/** A one-off task of a step. */
export interface SceneTask extends SeenTask {
  readonly adopted: boolean;
  /** When the engine told that the resource was there, and so the gate open, by this machine's clock. */
  readonly gateMs?: number;
}

/** Whether the step did what it was told to. */
export function isAsTold({ step, seen }: Pick<Scene, "step" | "seen">): boolean {
  return differences(step.expected, seen).length === 0;
}

/** Plays one step on what the step before left; what is seen is not judged here. Rejects with the reason of an `interrupt`. */
export async function play(step: Step, stage: Stage, interrupt: AbortSignal): Promise<Scene> {
  const { stack, account, observer } = stage;
  const before = await take(stage);
  const startedMs = performance.now();
  const { gateMs, ...command } = await carryOut(step, stage, before, interrupt);
  const seconds = (performance.now() - startedMs) / 1_000;
  interrupt.throwIfAborted();

  const mine = () => tasksOf(before.tasks, observer.tasks());
  await observer.fresh(longestLookMs, interrupt);
  if (step.act.kind !== "interrupt")
    await observer.until(() => mine().every(isOver), stage.endingMs, interrupt);
  const after = await take(stage);
  const seen: Outcome = {
    update: command.succeeded ? "succeeded" : "failed",
    ...readEvidence(before, after),
    recorded: await stack.recorded(),
    account: (await account.leftovers()).length === 0 ? "empty" : "in use",
  };
  if (step.act.kind === "interrupt") await stage.letGo();
  if (step.act.kind === "ground") await settled(stage.settleMs, interrupt);
  const tasks = tasksOf(before.tasks, after.tasks).map((task) => ({
    ...task,
    adopted: !isNew(task, before.tasks),
    ...(gateMs !== undefined && { gateMs }),
  }));
  return { step, seen, command, seconds, tasks };
}

async function take({ account, observer }: Stage): Promise<Picture> {
  return { tasks: observer.tasks(), service: await account.service() };
}

/** Runs the step's command. An interrupt of the story's own comes when a task of the step runs. */
async function carryOut(
  { act }: Step,
  { stack, observer }: Stage,
  before: Picture,
  interrupt: AbortSignal,
): Promise<CommandResult & { readonly gateMs?: number }> {
  const ctrlC = new AbortController();
  const end = new AbortController();
  const release = "release" in act ? act.release : undefined;
  const gate = watchGate();
  if (act.kind === "interrupt") {
    const runs = () =>
      tasksOf(before.tasks, observer.tasks()).some(({ snapshot }) => snapshot.lastStatus === "RUNNING");
    observer.until(runs, longestStartMs, end.signal).then(
      () => ctrlC.abort(),
      () => undefined,
    );
  }
  const running = {
    ...(release && { release }),
    signal: AbortSignal.any([interrupt, ctrlC.signal]),
    onOutput: gate.read,
  };
  const result = await stack.run(argumentsOf(act), running).finally(() => end.abort());
  const openedMs = gate.openedMs();
  return { ...result, ...(openedMs !== undefined && { gateMs: openedMs }) };
}

/** The SDK has given up by then, and more than once. */
const longestLookMs = 2 * 60_000;

/** By then a task that is to be interrupted runs, or never will. */
const longestStartMs = 10 * 60_000;

/** Reads when the engine first tells that the resource was created or updated. */
function watchGate() {
  let text = "";
  let openedMs: number | undefined;
  return {
    openedMs: () => openedMs,
    read(piece: string) {
      text += piece;
      if (openedMs === undefined && /OneOffTask migrate (created|updated) \(/.test(text))
        openedMs = Date.now();
    },
  };
}

function settled(ms: number, interrupt: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      clearTimeout(timer);
      reject(interrupt.reason);
    };
    const timer = setTimeout(() => {
      interrupt.removeEventListener("abort", give);
      resolve();
    }, ms);
    interrupt.addEventListener("abort", give);
  });
}
