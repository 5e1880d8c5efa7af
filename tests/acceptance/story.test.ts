import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Audience, perform } from "../../acceptance/perform";
import type { Step } from "../../acceptance/story";
import { playSuite } from "../../acceptance/suite";
import type { Timeline } from "../../acceptance/timeline/timeline";
import { circumstances } from "../../bench/report/result";
import { differences } from "../../scripts/demo/outcome";
import { engineBudgetMs } from "../engine/testStack";
import { name, type SimulatedStage, simulatedStage } from "./simulatedStage";

const silent: Audience = { before: () => undefined, after: () => undefined, cleaning: () => undefined };
const byTime = (a = Number.NaN, b = Number.NaN) => a - b;
const sweeping = { times: 40, pauseMs: 250 };

describe("The acceptance suite's story, with the real engine on a simulated account", function () {
  this.timeout(10 * 60_000);
  let stage: SimulatedStage;

  beforeEach(async function () {
    this.timeout(engineBudgetMs);
    stage = await simulatedStage();
  });
  afterEach(() => stage.close());

  const never = new AbortController().signal;

  async function assertNothingIsLeft(): Promise<void> {
    assert.deepEqual(await stage.account.leftovers(), []);
    const definitions = stage.simulator.journal.calls("RegisterTaskDefinition").length;
    const deleted = stage.simulator.journal
      .calls("DeleteTaskDefinitions")
      .flatMap(({ input }) => (input as { taskDefinitions: string[] }).taskDefinitions);
    assert.equal(deleted.length, definitions, "every revision is deleted, not only INACTIVE");
  }

  it("goes as told from the first step to the last, leaves nothing, and has each task's timeline", async () => {
    const { story } = stage;
    const said: string[] = [];
    const docs = join(stage.directory, "docs");
    const ended = await playSuite({
      story,
      stage,
      interrupt: never,
      sweeping,
      name,
      again: [],
      docs,
      write: false,
      recorded: { ...circumstances(), region: "eu-west-1", image: "busybox", engine: "0.0.0" },
      paint: (_style, text) => text,
      say: (text) => void said.push(text),
    });
    const output = said.join("\n");
    assert.deepEqual(ended, { exitCode: 0, isClean: true }, output);
    for (const step of story) assert.ok(output.includes(`\n${step.name}: ${step.told}\n`), step.name);
    assert.match(output, /ERROR: could not create unique index/, "the failed command's own words");
    assert.match(output, /\nAll 9 steps went as told\.\n/);
    assert.match(output, /\nNothing is left in the account\.$/);
    await assertNothingIsLeft();
    assert.equal(stage.simulator.journal.calls("RunTask").length, 5);
    assert.equal(stage.simulator.journal.calls("StopTask").length, 1, "the limit's");
    assert.deepEqual(stage.observer.problems(), []);

    const file = await readFile(join(docs, "performance/aws-timeline.json"), "utf8");
    const { timelines } = JSON.parse(file) as { readonly timelines: readonly Timeline[] };
    assert.deepEqual(
      timelines.map(({ step, outcome, adopted, gate }) => ({
        step,
        outcome,
        adopted,
        open: gate !== undefined,
      })),
      [
        { step: "v1", outcome: "exit 0", adopted: false, open: true },
        { step: "v2-broken", outcome: "exit 3", adopted: false, open: false },
        { step: "v2", outcome: "exit 0", adopted: false, open: true },
        { step: "v3", outcome: "adopted, exit 0", adopted: true, open: true },
        { step: "v4-slow", outcome: "stopped at its limit", adopted: false, open: false },
      ],
    );
    for (const { ecs, seen, gate, step, outcome } of timelines) {
      // ECS begins to stop a task before its process ends, where it is ECS that ends it.
      const { createdAt, startedAt, stoppedAt, ...end } = ecs;
      const [firstEnd, lastEnd] = [end.executionStoppedAt, end.stoppingAt].sort(byTime);
      const moments = [createdAt, startedAt, firstEnd, lastEnd, stoppedAt];
      assert.deepEqual(moments, [...moments].sort(byTime), step);
      assert.equal(end.stoppingAt === firstEnd, outcome === "stopped at its limit", step);
      assert.ok(seen.exit !== undefined && seen.STOPPED !== undefined && seen.exit <= seen.STOPPED, step);
      if (gate !== undefined) assert.ok(gate > (ecs.executionStoppedAt ?? Number.NaN), step);
    }
  });

  it("stops at the first step that is not as told, and removes all that the steps have made", async () => {
    const [ground, v1, ...rest] = stage.story as [Step, Step, ...Step[]];
    const wrong: Step = { ...v1, expected: { ...v1.expected, task: "exit 1" } };
    const told: string[] = [];
    const { scenes, leftovers, endedBy } = await perform([ground, wrong, ...rest], stage, {
      interrupt: never,
      sweeping,
      audience: { ...silent, cleaning: () => void told.push("cleaning") },
    });
    assert.deepEqual(
      scenes.map(({ step, seen }) => differences(step.expected, seen)),
      [[], ['task: expected "exit 1", saw "exit 0"']],
    );
    assert.deepEqual({ leftovers, endedBy, told }, { leftovers: [], endedBy: undefined, told: ["cleaning"] });
    await assertNothingIsLeft();
  });

  it("ends at Ctrl-C while a task runs, stops that task, and removes all that there is", async () => {
    const ctrlC = new AbortController();
    const reason = new Error("Ctrl-C");
    // This command never ends by itself: nobody lets it go.
    const held = stage.story.filter(({ act }) => act.kind === "ground" || act.kind === "interrupt");
    const [ground, interrupted] = held as [Step, Step];
    assert.ok("release" in interrupted.act);
    const step: Step = { ...interrupted, act: { kind: "deploy", release: interrupted.act.release } };
    const isRunning = stage.observer.until(
      (tasks) => [...tasks.values()].some(({ snapshot }) => snapshot.lastStatus === "RUNNING"),
      5 * 60_000,
    );
    void isRunning.then(() => ctrlC.abort(reason));
    const { scenes, leftovers, endedBy } = await perform([ground, step], stage, {
      interrupt: ctrlC.signal,
      sweeping,
      audience: silent,
    });
    assert.deepEqual(
      scenes.map(({ step }) => step.name),
      ["ground"],
    );
    assert.equal(endedBy, reason);
    assert.deepEqual(leftovers, []);
    await assertNothingIsLeft();
    const stopped = stage.simulator.journal
      .calls("StopTask")
      .map(({ input }) => input as { cluster?: string });
    assert.deepEqual(
      stopped.map(({ cluster }) => cluster),
      [name],
    );
  });

  it("tells what it could not remove, and why", async () => {
    const effect = { kind: "error", name: "AccessDeniedException", message: "not allowed" } as const;
    stage.simulator.faults.add({ operation: "DeleteLogGroup", nth: "every", effect });
    const [ground] = stage.story as [Step];
    const lie: Step = { ...ground, expected: { ...ground.expected, account: "empty" } };
    const { leftovers } = await perform([lie], stage, {
      interrupt: never,
      sweeping: { times: 2, pauseMs: 0 },
      audience: silent,
    });
    assert.equal(leftovers?.length, 1);
    const [left] = leftovers;
    assert.deepEqual({ kind: left?.kind, id: left?.id }, { kind: "log group", id: name });
    assert.match(left?.because ?? "", /^logs:DeleteLogGroup failed: AccessDeniedException: not allowed/);
  });
});
