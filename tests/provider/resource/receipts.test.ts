import * as assert from "node:assert/strict";
import { receiptKeyOf, receiptsOf } from "../../../provider/definition/receipts";
import { deploy } from "../../../provider/resource/deploy";
import { outputsOf } from "../../../provider/resource/state";
import { receiptTags, writeReceipt } from "../../../provider/resource/writeReceipt";
import { paceAt, receiptRate } from "../../../provider/run/pace";
import { denied, lostAnswer, throttled } from "../awsErrors";
import { createClock } from "../clock";
import { endsWhenStopped, exits, neverStarts, running } from "../run/lives";
import { createStack, release, revisionArn, urn } from "./stack";

const receipts = ({ definitions }: ReturnType<typeof createStack>, revision = 1) =>
  receiptsOf(definitions.tagsOf(revisionArn(revision)), urn);

const tagCalls = ({ definitions }: ReturnType<typeof createStack>) =>
  definitions.calls.filter((call) => call.startsWith("tag "));

describe("a run's receipt", () => {
  it("tells a success as the state does, on the revision that it ran", async () => {
    const stack = createStack(exits(0));
    const { taskArn, startedAt = "", stoppedAt = "" } = outputsOf(await stack.up(release("v1")));
    assert.deepEqual(receipts(stack), [
      {
        status: "succeeded",
        exitCode: 0,
        attempt: 1,
        startedAt,
        endedAt: startedAt > stoppedAt ? startedAt : stoppedAt,
        taskId: taskArn?.split("/").at(-1),
        cluster: "prod",
        reason: "it has not run yet",
      },
    ]);
    assert.deepEqual(tagCalls(stack), [`tag ${revisionArn(1)}`]);
  });

  it("tells a failure, and each attempt has its own", async () => {
    const stack = createStack(exits(3), exits(0));
    const { properties } = await stack.failingUp(release("v1"));
    await stack.up(release("v1"), properties);
    assert.deepEqual(
      receipts(stack).map(({ status, attempt, failure, reason }) => [status, attempt, failure, reason]),
      [
        ["failed", 1, "exited 3", "it has not run yet"],
        ["succeeded", 2, undefined, "attempt 1 exited 3"],
      ],
    );
  });

  it("tells one that RunTask refused, one that never started, and one that was stopped in time", async () => {
    const refused = createStack({ kind: "refused", reasons: ["RESOURCE:MEMORY"] });
    await refused.failingUp(release("v1", { startRetries: 0 }));
    const [first] = receipts(refused);
    assert.deepEqual([first?.startedAt, first?.taskId], [undefined, undefined]);
    assert.match(first?.failure ?? "", /^was refused by ECS: RESOURCE:MEMORY/);

    const never = createStack(neverStarts("CannotPullContainerError: not found"));
    await never.failingUp(release("v1", { startRetries: 0 }));
    assert.match(receipts(never)[0]?.failure ?? "", /^never started: CannotPullContainerError: not found/);

    const late = createStack(endsWhenStopped(0, running));
    await late.failingUp(release("v1", { timeoutSeconds: 60 }));
    const { status, exitCode, failure } = receipts(late)[0] ?? {};
    assert.deepEqual([status, exitCode], ["failed", 0]);
    assert.match(failure ?? "", /timeoutSeconds/);
  });

  it("tells a failure that no state knew, beside the attempt that came after it", async () => {
    const stack = createStack(exits(3), exits(0));
    await stack.killedUp(release("v1"), () => stack.tasks.started.length > 0);
    await stack.clock.advance(60_000);
    assert.deepEqual(receipts(stack), []);
    await stack.up(release("v1"));
    assert.deepEqual(
      receipts(stack).map(({ attempt, status }) => [attempt, status]),
      [
        [1, "failed"],
        [2, "succeeded"],
      ],
    );
  });

  it("of the sixth run takes the place of the first one's", async () => {
    const stack = createStack(exits(0));
    let properties = await stack.up(release("v1", { triggers: 1 }));
    for (let n = 2; n <= 6; n++) properties = await stack.up(release("v1", { triggers: n }), properties);
    const all = receipts(stack);
    assert.equal(all.length, 5);
    const last = outputsOf(properties).taskArn?.split("/").at(-1);
    assert.equal(all[0]?.taskId, last, "in the first one's slot");
  });

  it("tells the run before a destroy", async () => {
    const stack = createStack(exits(0), exits(4));
    const properties = await stack.up(release("v1", { onDelete: { command: ["rake", "db:drop"] } }));
    await assert.rejects(stack.destroy(properties));
    const [, dropped] = receipts(stack);
    assert.deepEqual(
      [dropped?.occasion, dropped?.exitCode, dropped?.reason],
      ["destroy", 4, "the resource is destroyed"],
    );
  });

  it("is written for nobody else's revision", async () => {
    const stack = createStack(exits(0));
    const arn = stack.definitions.add("theirs", [{ name: "web" }]);
    const { taskDefinition: _, ...rest } = release("v1");
    await stack.up({ ...rest, taskDefinitionArn: arn });
    assert.deepEqual(stack.definitions.tagsOf(arn), {});
    assert.deepEqual(tagCalls(stack), []);
  });

  it("is written for a revision that another resource of this package has registered", async () => {
    const stack = createStack(exits(0));
    const { taskDefinitionArn = "" } = outputsOf(await stack.up(release("v1")));
    const { taskDefinition: _, ...rest } = release("v1");
    const given = { id: "id", urn: `${urn}-seed`, inputs: { ...rest, taskDefinitionArn } };
    await stack.clock.until(deploy(given, stack.begin().host));
    assert.equal(receiptsOf(stack.definitions.tagsOf(taskDefinitionArn), `${urn}-seed`).length, 1);
    assert.equal(receipts(stack).length, 1);
  });

  it("is not written where there is no room, and nothing is said", async () => {
    const stack = createStack(exits(0));
    const tags = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`team-${i}`, "web"]));
    const { taskDefinition = { family: "", containerDefinitions: [] } } = release("v1");
    await stack.up(release("v1", { taskDefinition: { ...taskDefinition, tags } }));
    assert.deepEqual(tagCalls(stack), []);
    assert.deepEqual(stack.warnings, []);
  });

  it("holds no secret, also where a text is cut", async () => {
    const secret = "postgres://shop:hunter2@db/".repeat(20);
    const stack = createStack(exits(0));
    await stack.up(release("v1"));
    const run = {
      urn,
      inputs: { cluster: "hunter2-prod" },
      revision: { arn: revisionArn(1), tags: stack.definitions.tagsOf(revisionArn(1)) },
      ...{ attempt: 1, recordedRuns: 0, reason: `${"x".repeat(60)} ${secret}` },
    };
    const redact = (text: string) => text.replaceAll(secret, "[secret]").replaceAll("hunter2", "[secret]");
    const tagged = receiptTags(run, { status: "failed", failure: `said ${secret}` }, redact, new Date(0));
    const value = tagged?.[receiptKeyOf(urn, 0)] ?? "";
    assert.equal(
      value,
      `v1 failed attempt=1 ended=1970-01-01T00:00:00.000Z failure=said secret reason=${"x".repeat(60)} secret`,
    );
  });
});

describe("the writing of a receipt", () => {
  /** What an `up` and its state come to when the tagging fails so. */
  async function upWith(prepare: (stack: ReturnType<typeof createStack>) => void) {
    const stack = createStack(exits(0));
    const first = await stack.up(release("v1", { triggers: 1 }));
    prepare(stack);
    const before = tagCalls(stack).length;
    const second = await stack.up(release("v1", { triggers: 2 }), first);
    await stack.clock.advance(60_000);
    return { stack, second, tags: tagCalls(stack).length - before };
  }

  it("is given up without a word where it is denied", async () => {
    const { stack, second, tags } = await upWith(({ definitions }) =>
      definitions.refuse("tag", denied("ecs:TagResource")),
    );
    assert.equal(outputsOf(second).status, "succeeded");
    assert.equal(tags, 1);
    assert.deepEqual([stack.warnings, stack.errors], [[], []]);
    assert.equal(receipts(stack).length, 1);
  });

  it("is tried once more where it is throttled, or its answer lost, and no oftener", async () => {
    for (const error of [throttled("ecs:TagResource"), lostAnswer("ecs:TagResource")]) {
      const once = await upWith(({ definitions }) => definitions.refuse("tag", error, 1));
      assert.equal(once.tags, 2);
      assert.equal(receipts(once.stack).length, 2);
      const ever = await upWith(({ definitions }) => definitions.refuse("tag", error));
      assert.equal(ever.tags, 2);
      assert.equal(outputsOf(ever.second).status, "succeeded");
      assert.deepEqual(ever.stack.warnings, []);
    }
  });

  it("is awaited for 200 ms by a gate, and 5 s by a failure, and goes on after it", async () => {
    for (const waitMs of [200, 5_000]) {
      const clock = createClock();
      let answer = () => {};
      const hangs = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const calls: string[] = [];
      const aws = {
        shared: { receipts: paceAt(receiptRate, clock) },
        definitions: {
          tag: (arn: string) => {
            calls.push(arn);
            return hangs;
          },
        },
      };
      const run = {
        urn,
        inputs: { cluster: "prod" },
        revision: { arn: revisionArn(1), tags: { "pulumi-ecs-task:owner": "us" } },
        ...{ attempt: 1, recordedRuns: 0 },
      };
      const beganMs = clock.now();
      await clock.until(writeReceipt(run, { status: "succeeded" }, waitMs, aws, { clock }));
      assert.equal(clock.now() - beganMs, waitMs);
      assert.deepEqual(calls, [revisionArn(1)]);
      answer();
    }
  });

  it("keeps to a pace of its own, and lets no gate wait longer for that", async () => {
    const clock = createClock();
    const madeMs: number[] = [];
    const aws = {
      shared: { receipts: paceAt(receiptRate, clock) },
      definitions: { tag: async () => void madeMs.push(clock.now()) },
    };
    const run = (n: number) => ({
      urn: `${urn}-${n}`,
      inputs: { cluster: "prod" },
      revision: { arn: revisionArn(n), tags: { "pulumi-ecs-task:owner": "us" } },
      ...{ attempt: 1, recordedRuns: 0 },
    });
    const beganMs = clock.now();
    const all = Array.from({ length: 1_000 }, (_, n) =>
      writeReceipt(run(n), { status: "succeeded" }, 200, aws, { clock }),
    );
    await clock.until(Promise.all(all));
    assert.ok(clock.now() - beganMs <= 200);
    await clock.advance(300_000);
    assert.equal(madeMs.length, 1_000);
    for (const second of [1, 10, 100]) {
      const made = madeMs.filter((atMs) => atMs - beganMs < second * 1_000).length;
      assert.ok(made <= 10 + 5 * second, `${made} calls within ${second} s`);
    }
  });

  it("ends with the user's interrupt", async () => {
    const clock = createClock();
    const calls: string[] = [];
    const user = new AbortController();
    const aws = {
      shared: { receipts: paceAt({ ...receiptRate, burst: 1 }, clock) },
      definitions: { tag: async (arn: string) => void calls.push(arn) },
    };
    const run = (n: number) => ({
      urn,
      inputs: { cluster: "prod" },
      revision: { arn: revisionArn(n), tags: { "pulumi-ecs-task:owner": "us" } },
      ...{ attempt: 1, recordedRuns: 0 },
    });
    const host = { clock, interrupt: user.signal };
    const all = [1, 2].map((n) => writeReceipt(run(n), { status: "succeeded" }, 5_000, aws, host));
    await clock.advance(100);
    user.abort();
    await clock.until(Promise.all(all));
    await clock.advance(60_000);
    assert.deepEqual(calls, [revisionArn(1)]);
  });
});
