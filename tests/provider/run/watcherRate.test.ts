import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createWatcher } from "../../../provider/run/watcher";
import { createClock } from "../clock";
import { task } from "./snapshots";

interface Call {
  readonly atMs: number;
  readonly arns: readonly string[];
}

/** Watches so many tasks, that begin over a second, for a while of virtual time, with calls that take a little. */
async function watchedFor(runs: number, forMs: number, spreadMs: number): Promise<readonly Call[]> {
  const clock = createClock();
  const startMs = clock.now();
  const calls: Call[] = [];
  const watcher = createWatcher(async (arns) => {
    calls.push({ atMs: clock.now() - startMs, arns });
    await clock.sleep(20);
    return new Map(arns.map((arn) => [arn, { kind: "found", task: { ...task("RUNNING"), arn } }]));
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

describe("the calls of a watcher", () => {
  it("are at most one a second per hundred runs, and five a second, and see every task in time", async function () {
    this.timeout(60_000);
    const runs = fc.integer({ min: 1, max: 1_500 });
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 0, max: 3_000 }), async (many, spreadMs) => {
        const calls = await watchedFor(many, 12_000, spreadMs);
        const perSecond = Math.min(5, Math.ceil(many / 100));
        assert.ok(
          mostPerSecond(calls) <= perSecond,
          `${mostPerSecond(calls)} calls in a second for ${many} runs`,
        );
        const round = Math.max(1_000, Math.ceil(many / 100) * 200);
        assert.ok(
          longestUnseenMs(calls) <= round + 220,
          `${longestUnseenMs(calls)} ms unseen for ${many} runs`,
        );
        for (const { arns } of calls) assert.ok(arns.length <= 100 && new Set(arns).size === arns.length);
      }),
      {
        numRuns: 25,
        examples: [
          [1, 0],
          [100, 1_000],
          [101, 1_000],
          [500, 0],
          [501, 500],
          [1_000, 1_000],
        ],
      },
    );
  });
});
