import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Observation } from "../../../provider/run/task";
import { createWatcher } from "../../../provider/run/watcher";
import { createClock } from "../clock";
import { task } from "./snapshots";

interface Call {
  readonly atMs: number;
  readonly arns: readonly string[];
}

interface Scene {
  readonly runs: number;
  /** The runs begin one after the other over so long. */
  readonly spreadMs: number;
  /** What the calls take, in turn. */
  readonly takesMs: readonly number[];
  /** What each task is seen at. */
  readonly statuses: readonly string[];
}

/** Watches tasks for so long in virtual time. */
async function watchedFor(
  forMs: number,
  { runs, spreadMs, takesMs, statuses }: Scene,
): Promise<readonly Call[]> {
  const clock = createClock();
  const startMs = clock.now();
  const calls: Call[] = [];
  const seen = (arn: string): Observation => {
    const lastStatus = statuses[Number(arn.slice("task-".length)) % statuses.length] ?? "RUNNING";
    return { kind: "found", task: { ...task(lastStatus), arn } };
  };
  const watcher = createWatcher(async (arns) => {
    const nth = calls.push({ atMs: clock.now() - startMs, arns });
    await clock.sleep(takesMs[nth % takesMs.length] ?? 0);
    return new Map(arns.map((arn) => [arn, seen(arn)]));
  }, clock);
  const run = async (arn: string, afterMs: number) => {
    await clock.sleep(afterMs);
    while (clock.now() - startMs < forMs) await watcher.next(arn);
  };
  const all = Array.from({ length: runs }, (_, n) => run(`task-${n}`, (n * spreadMs) / runs));
  await clock.until(Promise.all(all));
  return calls;
}

/** The most calls within any second. */
function mostPerSecond(calls: readonly Call[]): number {
  return Math.max(
    ...calls.map(({ atMs }) => calls.filter((one) => one.atMs >= atMs && one.atMs < atMs + 1_000).length),
  );
}

/** The longest time between two looks at one task. */
function longestUnseenMs(calls: readonly Call[]): number {
  const last = new Map<string, number>();
  let longest = 0;
  for (const { atMs, arns } of calls) {
    for (const arn of arns) {
      longest = Math.max(longest, atMs - (last.get(arn) ?? atMs));
      last.set(arn, atMs);
    }
  }
  return longest;
}

const steady: Omit<Scene, "runs" | "spreadMs"> = { takesMs: [20], statuses: ["RUNNING"] };

const scenes: fc.Arbitrary<Scene> = fc.record({
  runs: fc.integer({ min: 1, max: 1_500 }),
  spreadMs: fc.integer({ min: 0, max: 3_000 }),
  takesMs: fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 7 }),
  statuses: fc.array(fc.constantFrom("PROVISIONING", "RUNNING"), { minLength: 1, maxLength: 7 }),
});

describe("the calls of a watcher", () => {
  it("are at most one a second per hundred runs, and five a second, and see every task in time", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { runs, takesMs, statuses } = scene;
        const calls = await watchedFor(12_000, scene);
        const perSecond = Math.min(5, Math.ceil(runs / 100));
        assert.ok(mostPerSecond(calls) <= perSecond, `${mostPerSecond(calls)} calls in a second`);
        const intervalMs = statuses.includes("PROVISIONING") ? 2_000 : 1_000;
        // What a look waits for where more of them are due than five calls a second can make.
        const backlogMs = Math.max(0, Math.ceil(runs / 100) * 200 - 1_000);
        const longestMs = intervalMs + backlogMs + 200 + Math.max(...takesMs);
        assert.ok(longestUnseenMs(calls) <= longestMs, `${longestUnseenMs(calls)} ms unseen`);
        for (const { arns } of calls) assert.ok(arns.length <= 100 && new Set(arns).size === arns.length);
      }),
      {
        numRuns: 25,
        examples: [
          [{ ...steady, runs: 1, spreadMs: 0 }],
          [{ ...steady, runs: 100, spreadMs: 1_000 }],
          [{ ...steady, runs: 101, spreadMs: 1_000 }],
          [{ ...steady, runs: 500, spreadMs: 0 }],
          [{ ...steady, runs: 501, spreadMs: 500 }],
          [{ ...steady, runs: 1_000, spreadMs: 1_000 }],
        ],
      },
    );
  });
});
