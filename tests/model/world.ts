import { type Account, openAccount } from "./account";
import { type Book, createBook } from "./book";
import type { Crash } from "./crash";
import { createEngine, type Engine } from "./engine";
import type { Fate } from "./fate";
import { type Content, type DefinitionInput, inlineDefinition, inputsOf, labelOf } from "./program";
import { beginProcess, type ProviderProcess } from "./providerProcess";
import { familiesIn, revisionsIn } from "./recorded";
import { createService, type Service } from "./service";
import type { Stack } from "./stack";
import { fair, setWeather, type Weather } from "./weather";

/** Who registers task definitions: the resource, or somebody before it. */
export type Mode = "inline" | "existing";

/** What the program says now. */
export interface Program {
  readonly content: Content;
  readonly keepRevisions: number;
}

/** One `up`: what AWS does meanwhile, what becomes of a migration that begins, and whether it is killed. */
export interface Circumstances {
  readonly fate: Fate;
  readonly weather: Weather;
  readonly crash?: Crash;
}

/** The stack, its account, its time and who keeps the books. */
export interface World {
  readonly account: Account;
  readonly engine: Engine;
  readonly service: Service;
  readonly book: Book;
  /** A preview and an `up`. */
  up(program: Program, circumstances: Circumstances): Promise<void>;
  refresh(weather: Weather): Promise<void>;
  destroy(weather: Weather, crash?: Crash): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Somebody deregisters the newest revision that is ACTIVE, whether or not a state has it. */
  deregisterNewest({ content }: Program): Promise<void>;
  close(): Promise<void>;
}

/** Longer than ECS remembers a run that is over, and a run takes to be over. */
const anHourMs = 3_900_000;

/** Longer than anything that a limit of the program allows, several times over. */
const withinMs = 900_000;

export async function openWorld(mode: Mode): Promise<World> {
  const account = await openAccount();
  const { time, calls, simulator, ledger, revisions } = account;
  const service = createService(account);
  const engine = createEngine(service);
  const book = createBook(account);
  account.onCall((call) => {
    if (call.operation === "CreateService" || call.operation === "UpdateService") book.gated(call);
  });
  const theirs = new Map<string, string>();

  async function definitionOf(content: Content): Promise<DefinitionInput> {
    if (mode === "inline") return inlineDefinition(content);
    const { family, image } = content;
    const key = `${family}:${image}`;
    const taskDefinitionArn = theirs.get(key) ?? (await account.register(family, image));
    theirs.set(key, taskDefinitionArn);
    return { taskDefinitionArn };
  }

  /** Runs a command of the CLI in a process of its own, whose calls are counted. */
  async function inProcess<T>(
    weather: Weather,
    crash: Crash | undefined,
    command: (process: ProviderProcess) => Promise<T>,
  ): Promise<T> {
    const process = beginProcess(account, crash);
    setWeather(weather, simulator);
    try {
      return await time.until(command(process), withinMs);
    } finally {
      process.kill();
      setWeather(fair, simulator);
    }
  }

  /** Whether ECS knows a run of a family that the state does not tell of. */
  function hasRunsOutOfReach(stack: Stack): boolean {
    const familyOf = (arn: string) => revisions.find(arn)?.family ?? "";
    const known = new Set([...familiesIn(stack), ...revisionsIn(stack).map(familyOf)]);
    return [...ledger.revisionsRun()].some((arn) => !known.has(familyOf(arn)));
  }

  const world: World = {
    account,
    engine,
    service,
    book,
    async up({ content, keepRevisions }, { fate, weather, crash }) {
      // What Pulumi asks for when nobody knows how an operation ended.
      if (engine.stack().isInDoubt) await world.refresh(fair);
      const news = inputsOf(content, await definitionOf(content), keepRevisions);
      const preview = await inProcess(fair, undefined, async (process) => {
        const step = await engine.preview(news, process);
        return { step, calls: process.calls() };
      });
      account.setFate(fate);
      const before = engine.stack();
      book.begin(labelOf(content), preview);
      const outcome = await inProcess(weather, crash, (process) => engine.up(news, process, crash));
      book.ended(outcome, before, engine.stack());
    },
    refresh: (weather) => inProcess(weather, undefined, (process) => engine.refresh(process)),
    async destroy(weather, crash) {
      // Not guaranteed: "Destroyed before anything was recorded". Pulumi has nothing to call the provider for then, and
      // for the next `up` nothing has changed.
      const before = engine.stack();
      if (before.resource === undefined && before.replaced.length === 0) return;
      // Not guaranteed: "A run of a family that no state knows". It is played once ECS has forgotten that run.
      if (hasRunsOutOfReach(before)) await time.pass(anHourMs);
      const active = revisions.active("provider");
      const isGone = await inProcess(weather, crash, (process) => engine.destroy(process));
      if (isGone) book.destroyed(before);
      else revisions.take(active);
    },
    pass: (ms) => time.pass(ms),
    async deregisterNewest({ content: { family } }) {
      const newest = revisions.newest(family);
      if (newest !== undefined) await account.deregister(newest.arn);
    },
    async close() {
      await calls.quiet();
      await account.close();
    },
  };
  return world;
}
