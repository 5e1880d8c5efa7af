import * as fc from "fast-check";
import { checkAlways } from "./checks";
import type { Crash } from "./crash";
import { anyFate, type Fate, failingFate, longFate } from "./fate";
import type { Content } from "./program";
import { anyWeather, fair, type Weather } from "./weather";
import type { Circumstances, World } from "./world";

/** The program as the user edits it: fast-check's model. */
export interface Edited {
  content: Content;
  keepRevisions: number;
  /** Every content so far, the first one first. */
  readonly contents: Content[];
}

type Command = fc.AsyncCommand<Edited, World>;

/** A command, and the invariants after it. */
function command(name: string, run: (edited: Edited, world: World) => Promise<void> | void): Command {
  return {
    check: () => true,
    async run(edited, world) {
      await run(edited, world);
      await checkAlways(world);
    },
    toString: () => name,
  };
}

const told = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(", ");

const change = (part: "image" | "release" | "family") =>
  command(`change(${part})`, (edited) => {
    const newest = Math.max(...edited.contents.map((content) => content[part === "family" ? "image" : part]));
    const { family } = edited.content;
    edited.content =
      part === "family"
        ? { ...edited.content, family: family === "web" ? "shop" : "web" }
        : { ...edited.content, [part]: newest + 1 };
    edited.contents.push(edited.content);
  });

const changeBack = (nth: number) =>
  command(`changeBack(${nth})`, (edited) => {
    edited.content = edited.contents[nth % edited.contents.length] ?? edited.content;
  });

const keep = (revisions: number) =>
  command(`keepRevisions(${revisions})`, (edited) => {
    edited.keepRevisions = revisions;
  });

const up = ({ fate, weather, crash }: Circumstances) =>
  command(`up(${told(fate, weather)}${crash ? `, ${told(crash)}` : ""})`, (edited, world) =>
    world.up(edited, { fate, weather, ...(crash && { crash }) }),
  );

const refresh = (weather: Weather) =>
  command(`refresh(${told(weather)})`, (_, world) => world.refresh(weather));

const destroy = (weather: Weather, crash: Crash | undefined) =>
  command(`destroy(${told(weather)}${crash ? `, ${told(crash)}` : ""})`, (_, world) =>
    world.destroy(weather, crash),
  );

const pass = (ms: number) => command(`pass(${ms} ms)`, (_, world) => world.pass(ms));

const deregister = command("somebodyDeregisters()", (edited, world) => world.deregisterNewest(edited));

const hourMs = 3_600_000;

const nth = fc.integer({ min: 1, max: 16 });
const callCrash: fc.Arbitrary<Crash> = fc.oneof(
  fc.record({ kind: fc.constant("beforeCall" as const), nth }),
  fc.record({ kind: fc.constant("afterCall" as const), nth }),
);
const anyCrash: fc.Arbitrary<Crash> = fc.oneof(
  { weight: 6, arbitrary: callCrash },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("time" as const), afterMs: fc.nat(40).map((of) => of * 300) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "beforeState" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "beforeService" as const }) },
);

const ups = (fate: fc.Arbitrary<Fate>, weather: fc.Arbitrary<Weather> = anyWeather) =>
  fc.record({ fate, weather }).map(up);

const changes = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("image" as const, "release" as const) },
  { weight: 1, arbitrary: fc.constant("family" as const) },
);

/** Times that mean something to ECS: it forgets after an hour, and a token at the latest after a day. */
const times = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((of) => of * 15_000) },
  { weight: 2, arbitrary: fc.integer({ min: -6, max: 6 }).map((of) => hourMs + of * 5_000) },
  { weight: 1, arbitrary: fc.constant(25 * hourMs) },
);

/** Everything that users, AWS and accidents do. `taken`: whether somebody deregisters revisions, too. */
export function anyCommand({ taken }: { readonly taken: boolean }): fc.Arbitrary<Command>[] {
  const weighted: readonly (readonly [number, fc.Arbitrary<Command>])[] = [
    [3, changes.map(change)],
    [2, fc.nat(7).map(changeBack)],
    [1, fc.constantFrom(0, 1, 5).map(keep)],
    [4, ups(anyFate)],
    [2, ups(failingFate)],
    [1, ups(longFate)],
    // A run that is still in flight when the next command comes is where the difficulties are.
    [3, fc.record({ fate: longFate, weather: anyWeather, crash: anyCrash }).map(up)],
    [4, fc.record({ fate: anyFate, weather: anyWeather, crash: anyCrash }).map(up)],
    [1, fc.oneof(fc.constant(fair), anyWeather).map(refresh)],
    [1, fc.tuple(anyWeather, fc.option(callCrash, { nil: undefined, freq: 2 })).map((of) => destroy(...of))],
    [3, times.map(pass)],
    [taken ? 1 : 0, fc.constant(deregister)],
  ];
  // fc.commands chooses evenly: what comes more often is there more than once.
  return weighted.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary));
}
