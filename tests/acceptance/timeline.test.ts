import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { observe } from "../../acceptance/timeline/observer";
import { type Recorded, writeTimelines } from "../../acceptance/timeline/pages";
import { type Look, type LookedTask, type SeenTasks, withLook } from "../../acceptance/timeline/seen";
import { timelineTable } from "../../acceptance/timeline/table";
import type { Timeline } from "../../acceptance/timeline/timeline";

function looked(lastStatus: string, exitCode?: number): LookedTask {
  const container = { name: "web", lastStatus: exitCode === undefined ? lastStatus : "STOPPED" };
  const containers = [{ ...container, ...(exitCode !== undefined && { exitCode }) }];
  return { snapshot: { arn: "a", lastStatus, containers }, own: {} };
}

describe("What looks at a task show", () => {
  it("is each status from the first look that had it, and the exit before STOPPED", () => {
    const looks: readonly Look[] = [
      { atMs: 1, tasks: [] },
      { atMs: 2, tasks: [looked("PROVISIONING")] },
      { atMs: 3, tasks: [looked("RUNNING")] },
      { atMs: 4, tasks: [looked("RUNNING")] },
      { atMs: 5, tasks: [looked("DEPROVISIONING", 0)] },
      // A stopped task is forgotten by a look that does not list it, not by us.
      { atMs: 6, tasks: [] },
      { atMs: 7, tasks: [looked("STOPPED", 0)] },
    ];
    const seen = looks.reduce<SeenTasks>(withLook, new Map());
    assert.deepEqual(seen.get("a")?.firstMs, {
      PROVISIONING: 2,
      RUNNING: 3,
      DEPROVISIONING: 5,
      exit: 5,
      STOPPED: 7,
    });
  });

  it("comes anew after a look that failed, and the failure is told", async () => {
    let looks = 0;
    const observer = observe(async () => {
      looks += 1;
      if (looks === 1) throw new Error("no route");
      return { atMs: looks, tasks: [looked("RUNNING")] };
    }, 0);
    assert.equal(await observer.until((tasks) => tasks.has("a"), 60_000), true);
    await observer.fresh(60_000);
    await observer.close();
    assert.deepEqual(observer.problems(), ["no route"]);
  });

  it("is waited for to a deadline, and no longer than the user wants", async () => {
    const observer = observe(async () => ({ atMs: 0, tasks: [] }), 0);
    assert.equal(await observer.until(() => false, 1), false);
    const interrupt = new AbortController();
    const waiting = observer.until(() => false, 60_000, interrupt.signal);
    interrupt.abort(new Error("Ctrl-C"));
    await assert.rejects(waiting, { message: "Ctrl-C" });
    await observer.close();
  });

  it("is an error when no look is answered at all", async () => {
    const observer = observe(() => Promise.reject(new Error("denied")), 0);
    await assert.rejects(observer.fresh(20), /No look at the tasks in ECS was answered for 0\.02 s: denied/);
    await observer.close();
  });
});

describe("The page of timelines", () => {
  const started: Timeline = {
    step: "v1",
    task: "0123",
    outcome: "exit 0",
    ecs: { createdAt: 0, startedAt: 20, executionStoppedAt: 23, stoppedAt: 41.5 },
    seen: { exit: 24, DEPROVISIONING: 24, STOPPED: 42 },
    gate: 24.5,
    adopted: false,
  };
  const adopted: Timeline = { ...started, step: "v3", outcome: "adopted, exit 0", gate: 60, adopted: true };
  const failed: Timeline = {
    step: "v2",
    task: "4567",
    outcome: "exit 3",
    ecs: started.ecs,
    seen: started.seen,
    adopted: false,
  };
  const recorded: Recorded = {
    date: "2026-01-02T03:04:05.000Z",
    node: "v22.0.0",
    platform: "linux x64",
    cpu: { count: 2, model: "a processor" },
    region: "eu-west-1",
    image: "busybox",
    engine: "3.259.0",
  };
  let docs: string;
  beforeEach(() => {
    docs = mkdtempSync(join(tmpdir(), "ecs-task-docs-"));
  });
  afterEach(() => rmSync(docs, { recursive: true }));

  it("has the lag and what not waiting saved, where the gate opened for a task that its own up had started", () =>
    assert.deepEqual(timelineTable([started, adopted, failed]).rows, [
      ["v1", "exit 0", 20, 23, 24, 24.5, 24, 41.5, 0.5, 17],
      ["v3", "adopted, exit 0", 20, 23, 24, 60, 24, 41.5, "", ""],
      ["v2", "exit 3", 20, 23, 24, "", 24, 41.5, "", ""],
    ]));

  it("is written beside the JSON only where that is asked for, and names no account", () => {
    const page = join(docs, "performance.md");
    const json = join(docs, "performance/aws-timeline.json");
    mkdirSync(join(docs, "performance"));
    writeFileSync(page, "before\n\n<!-- bench:aws-timeline -->\n\n<!-- /bench -->\n\nafter\n");
    assert.deepEqual(writeTimelines(docs, [started], recorded, false), [json]);
    assert.deepEqual(JSON.parse(readFileSync(json, "utf8")), { ...recorded, timelines: [started] });
    assert.deepEqual(writeTimelines(docs, [started], recorded, true), [json, page]);
    const text = readFileSync(page, "utf8");
    assert.match(
      text,
      /^before\n[\s\S]*\| v1 \| exit 0 \| 20 \| 23 \| 24 \| 24\.5 \| 24 \| 41\.5 \| 0\.50 \| 17 \|[\s\S]*\nafter\n$/,
    );
    assert.match(
      text,
      /\*`npm run test:aws -- --write`, 2026-01-02, eu-west-1, busybox, Pulumi 3\.259\.0, Node v22\.0\.0\.\*/,
    );
    assert.doesNotMatch(text + readFileSync(json, "utf8"), /\d{12}/);
  });
});
