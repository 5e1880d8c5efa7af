import * as assert from "node:assert/strict";
import type { Properties } from "../../../provider/resource/state";
import { throttled } from "../awsErrors";
import { endsWhenStopped, exits, neverStarts, provisioning, running } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

type Stack = ReturnType<typeof createStack>;
type End = Awaited<ReturnType<Stack["interruptedUp"]>>;

const hour = 3_600_000;

/** The end of an `up` that recorded a run. */
function recorded(end: End): Properties {
  assert.ok(end.kind === "failed", JSON.stringify(end));
  assert.equal(end.waitedMs, 0, "it was not at once");
  return end.properties;
}

/** Time goes by: nothing that was left behind may start or stop a task in it. */
async function later({ clock, tasks }: Stack): Promise<void> {
  const { length } = tasks.requests;
  await clock.advance(600_000);
  assert.deepEqual([tasks.requests.length, tasks.stops], [length, []]);
}

describe("an `up` that the user interrupts", () => {
  it("while the task runs, records the run at once and leaves it alone", async () => {
    const stack = createStack(exits(0, hour));
    const end = await stack.interruptedUp(release("v1"), () => stack.tasks.looks.length > 3);
    const properties = recorded(end);
    assert.deepEqual(
      some(properties, "status", "failure", "attempt", "recordedRuns", "taskArn", "logStream", "revisions"),
      {
        status: "unfinished",
        failure: "interrupted",
        attempt: 1,
        recordedRuns: 0,
        taskArn: stack.tasks.started[0],
        logStream: "hi-web:app/web/0001",
        revisions: [revisionArn(1)],
      },
    );
    assert.match(String(properties.consoleUrl), /clusters\/prod\/tasks\/0001/);
    assert.equal(properties.taskDefinitionArn, "", "the gate stays shut");
    await later(stack);
  });

  it("is told what goes on, what the next `up` does and what a second Ctrl-C does, before it fails", async () => {
    const stack = createStack(exits(0, hour));
    const end = await stack.interruptedUp(release("v1"), () => stack.tasks.looks.length > 3);
    const [line = "", ...more] = stack.lines.slice(-1);
    assert.deepEqual(more, []);
    assert.match(line, /^interrupted: Task 0001 is left alone and goes on in ECS\. /);
    assert.match(
      line,
      /The next `pulumi up`: it adopts the task as attempt 1, and starts no second one unless it has failed by then: attempt 2\./,
    );
    assert.match(line, /A second Ctrl-C ends Pulumi before this is recorded: nothing changes in ECS/);
    assert.ok(end.kind === "failed");
    assert.match(
      end.report,
      /^Attempt 1 of "rake db:migrate" has no verdict: interrupted\nTask 0001 is left alone and goes on in ECS/,
    );
    assert.match(
      end.report,
      /Run `pulumi up` again: it adopts the task as attempt 1, and starts no second one unless it has failed by then: attempt 2\.$/,
    );
  });

  it("is followed by one that adopts the run: one task, its log from the start, and the gate opens", async () => {
    const stack = createStack(exits(0, 60_000));
    const properties = recorded(await stack.interruptedUp(release("v1"), () => stack.tasks.looks.length > 3));
    const told = stack.lines.length;
    const next = await stack.up(release("v1"), properties);
    assert.equal(stack.tasks.started.length, 1);
    assert.deepEqual(stack.lines.slice(told, told + 2), [
      'will run "rake db:migrate" because attempt 1 has no verdict yet: interrupted',
      "adopting task 0001, which an earlier up had started for this run",
    ]);
    assert.deepEqual(some(next, "status", "attempt", "recordedRuns", "taskDefinitionArn", "failure"), {
      status: "succeeded",
      attempt: 1,
      recordedRuns: 1,
      taskDefinitionArn: revisionArn(1),
      failure: undefined,
    });
  });

  it("in an update, keeps the gate where the last success put it", async () => {
    const stack = createStack(exits(0), exits(0, hour));
    const first = await stack.up(release("v1"));
    const started = () => stack.tasks.started.length === 2 && stack.tasks.looks.length > 20;
    const properties = recorded(await stack.interruptedUp(release("v2"), started, first));
    assert.deepEqual(some(properties, "status", "taskDefinitionArn", "revisionArn", "recordedRuns"), {
      status: "unfinished",
      taskDefinitionArn: revisionArn(1),
      revisionArn: revisionArn(2),
      recordedRuns: 1,
    });
  });

  it("while it waits for another run, starts nothing, also when that one ends", async () => {
    const stack = createStack(exits(0, 120_000));
    await stack.killedUp(release("v1"), () => stack.tasks.started.length === 1);
    const waits = () => stack.lines.some((line) => line.startsWith("waiting for task 0001"));
    const end = await stack.interruptedUp(release("v2"), waits);
    assert.deepEqual(some(recorded(end), "status", "taskArn"), { status: "unfinished", taskArn: undefined });
    assert.match(
      stack.lines.at(-1) ?? "",
      /^interrupted: Task 0001, another run of this resource, is left alone/,
    );
    await later(stack);
  });

  it("while RunTask is asked, says that a task may have been started, and the next one adopts it", async () => {
    const stack = createStack(exits(0, 60_000));
    const end = await stack.interruptedUp(release("v1"), () => stack.tasks.requests.length === 1);
    const properties = recorded(end);
    assert.equal(properties.taskArn, undefined);
    assert.match(stack.lines.at(-1) ?? "", /if ECS has started one, it goes on there/);
    await stack.up(release("v1"), properties);
    assert.equal(stack.tasks.started.length, 1);
  });

  it("while RunTask is throttled, does not ask again", async () => {
    const stack = createStack(exits(0));
    stack.tasks.refuse("run", throttled("ecs:RunTask"));
    const end = await stack.interruptedUp(release("v1"), () => stack.tasks.requests.length === 2);
    assert.equal(recorded(end).status, "unfinished");
    await later(stack);
    assert.deepEqual(stack.tasks.started, []);
  });

  it("between two starts, does not start again", async () => {
    const stack = createStack(neverStarts("Timeout waiting for network interface provisioning"), exits(0));
    const pauses = () => stack.lines.some((line) => line.includes("starting again in"));
    const end = await stack.interruptedUp(release("v1"), pauses);
    assert.deepEqual(some(recorded(end), "status", "taskArn"), { status: "unfinished", taskArn: undefined });
    await later(stack);
    assert.equal(stack.tasks.started.length, 1);
  });

  it("between a failure that was found and the next attempt, records the failure and starts nothing", async () => {
    const stack = createStack(exits(3), exits(0));
    await stack.killedUp(release("v1"), () => stack.tasks.started.length === 1);
    await stack.clock.advance(60_000);
    const announced = () => stack.lines.some((line) => line.includes("attempt 2,"));
    const end = await stack.interruptedUp(release("v1"), announced);
    assert.deepEqual(some(recorded(end), "status", "attempt", "recordedRuns"), {
      status: "unfinished",
      attempt: 2,
      recordedRuns: 1,
    });
    await later(stack);
    const next = await stack.up(release("v1"), recorded(end));
    assert.deepEqual([next.status, next.attempt, stack.tasks.started.length], ["succeeded", 2, 2]);
  });

  for (const [exitCode, status] of [
    [0, "succeeded"],
    [1, "failed"],
  ] as const) {
    it(`while the last lines are waited for, records the verdict, ${status}, as it is`, async () => {
      const stack = createStack(exits(exitCode));
      // The log does not answer, or a success would not wait for it.
      stack.logs.fail(throttled("logs:GetLogEvents"));
      const judged = () => stack.statuses.at(-1)?.startsWith("DEPROVISIONING") ?? false;
      const end = await stack.interruptedUp(release("v1"), judged);
      assert.ok(end.kind === (exitCode === 0 ? "succeeded" : "failed"), JSON.stringify(end));
      assert.equal(end.waitedMs, 0);
      assert.deepEqual(some(end.properties, "status", "exitCode", "recordedRuns"), {
        status,
        exitCode,
        recordedRuns: 1,
      });
      assert.ok(!stack.lines.some((line) => line.startsWith("interrupted")));
    });
  }

  it("while it registers, has nothing to record and says so, and the next one registers nothing twice", async () => {
    const stack = createStack(exits(0));
    const end = await stack.interruptedUp(release("v1"), () => stack.definitions.registered.length === 1);
    assert.ok(end.kind === "refused", JSON.stringify(end));
    assert.match(
      end.error.message,
      /^interrupted while the task definition was looked for or registered: no task was started/,
    );
    await later(stack);
    await stack.up(release("v1"));
    assert.deepEqual([stack.definitions.registered.length, stack.tasks.started.length], [1, 1]);
  });

  it("while its task is stopped at a limit, says and records so, and the next one names the limit", async () => {
    const stack = createStack(endsWhenStopped(143, provisioning, running), exits(0));
    const inputs = release("v1", { timeoutSeconds: 30 });
    const end = await stack.interruptedUp(inputs, () => stack.tasks.stops.length === 1);
    const properties = recorded(end);
    const why = "interrupted; its task was being stopped, for it did not finish within timeoutSeconds (30)";
    assert.deepEqual(some(properties, "status", "failure", "taskArn"), {
      status: "unfinished",
      failure: why,
      taskArn: stack.tasks.started[0],
    });
    assert.match(
      stack.lines.at(-1) ?? "",
      /^interrupted: ECS was asked to stop task 0001, which did not finish within timeoutSeconds \(30\); its end is not waited for\./,
    );
    await stack.clock.advance(60_000);
    const next = await stack.up(inputs, properties);
    assert.ok(
      stack.lines.includes(`will run "rake db:migrate" because attempt 1 has no verdict yet: ${why}`),
    );
    assert.deepEqual(some(next, "status", "attempt"), { status: "succeeded", attempt: 2 });
  });

  it("makes the user's interrupt no reason to stop a task that is over its time", async () => {
    const stack = createStack(exits(0, hour));
    const inputs = release("v1", { timeoutSeconds: 30 });
    recorded(await stack.interruptedUp(inputs, () => stack.tasks.looks.length > 3));
    await later(stack);
  });
});
