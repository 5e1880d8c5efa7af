import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

type Stack = ReturnType<typeof createStack>;
describe("an `up` after one whose state was lost", () => {
  it("adopts the task it started, follows its log from the start, and registers nothing again", async () => {
    const { up, killedUp, clock, tasks, definitions, logs, lines } = createStack(exits(0, 60_000));
    logs.write("app/web/0001", clock.now() + 5_000, "== AddName: migrating");
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await clock.advance(30_000);
    const told = lines.length;
    const properties = await up(release("v1"));
    assert.deepEqual([tasks.started.length, tasks.requests.length], [1, 1]);
    assert.deepEqual(definitions.registered.length, 1);
    assert.deepEqual(lines.slice(told), [
      'will run "rake db:migrate" because it has not run yet',
      "adopting task 0001, which an earlier up had started for this run",
      "== AddName: migrating",
    ]);
    assert.deepEqual(some(properties, "status", "attempt", "recordedRuns", "taskArn", "revisions"), {
      status: "succeeded",
      attempt: 1,
      recordedRuns: 1,
      taskArn: tasks.started[0],
      revisions: [revisionArn(1)],
    });
  });

  it("takes the success of a task that has ended since", async () => {
    const { up, killedUp, clock, tasks } = createStack(exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await clock.advance(3_000_000);
    const properties = await up(release("v1"));
    assert.equal(tasks.started.length, 1);
    assert.deepEqual(some(properties, "status", "exitCode", "taskDefinitionArn"), {
      status: "succeeded",
      exitCode: 0,
      taskDefinitionArn: revisionArn(1),
    });
  });

  it("runs the next attempt after a failure that no state knows, and says why", async () => {
    const { up, killedUp, clock, tasks, lines } = createStack(exits(3), exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await clock.advance(60_000);
    const told = lines.length;
    const properties = await up(release("v1"));
    const reason = "attempt 1 exited 3, as it was found";
    assert.deepEqual(lines.slice(told), [
      'will run "rake db:migrate" because it has not run yet',
      "adopting task 0001, which an earlier up had started for this run",
      `will run "rake db:migrate": attempt 2, ${reason}`,
    ]);
    assert.deepEqual(some(properties, "status", "attempt", "recordedRuns", "taskArn", "reason", "failure"), {
      status: "succeeded",
      attempt: 2,
      recordedRuns: 2,
      taskArn: tasks.started[1],
      reason,
      failure: undefined,
    });
    assert.equal(new Set(tasks.tokens).size, 2);
  });

  it("finds the second attempt too when that one's state was lost as well", async () => {
    const { up, killedUp, clock, tasks } = createStack(exits(3), exits(0, 60_000));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await clock.advance(60_000);
    await killedUp(release("v1"), () => tasks.started.length === 2);
    const properties = await up(release("v1"));
    assert.equal(tasks.started.length, 2);
    assert.deepEqual(some(properties, "status", "attempt", "recordedRuns"), {
      status: "succeeded",
      attempt: 2,
      recordedRuns: 2,
    });
  });

  it("registers nothing again that was registered before the crash", async () => {
    const { up, killedUp, definitions, tasks } = createStack(exits(0));
    await killedUp(release("v1"), () => definitions.registered.length === 1);
    const properties = await up(release("v1"));
    assert.deepEqual([definitions.registered.length, tasks.started.length], [1, 1]);
    assert.deepEqual(properties.revisions, [revisionArn(1)]);
  });

  it("waits for a run of other content that is still in flight, and says so", async () => {
    const { up, killedUp, tasks, lines, clock } = createStack(exits(0, 60_000), exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    const begunMs = clock.now();
    const properties = await up(release("v2"));
    assert.ok(clock.now() - begunMs >= 60_000);
    assert.ok(
      lines.includes("waiting for task 0001, another run of this resource that is still in flight"),
      lines.join("\n"),
    );
    assert.deepEqual([properties.taskArn, tasks.stops], [tasks.started[1], []]);
  });

  it("records an unfinished attempt when the other run does not end in its time", async () => {
    const { failingUp, killedUp, tasks } = createStack(exits(0, 3_600_000), exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    const { properties, message } = await failingUp(release("v2", { timeoutSeconds: 60 }));
    assert.deepEqual(some(properties, "status", "attempt", "recordedRuns", "taskDefinitionArn"), {
      status: "unfinished",
      attempt: 1,
      recordedRuns: 0,
      taskDefinitionArn: undefined,
    });
    assert.match(message, /another run of this resource is still in flight after 60 s/);
    assert.deepEqual([tasks.started.length, tasks.stops], [1, []]);
  });

  const { taskDefinition: _inline, ...bare } = release("v1");
  const kinds: readonly [title: string, inputs: (stack: Stack) => OneOffTaskInputs, registered: number][] = [
    ["an inline definition", () => release("v1"), 1],
    [
      "an existing one",
      ({ definitions }) => ({ ...bare, taskDefinitionArn: definitions.add("hi-web", [{ name: "web" }]) }),
      0,
    ],
  ];
  for (const [title, inputsFor, registered] of kinds) {
    it(`starts one task for ${title}, whenever and however often it was killed`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(12_000), { maxLength: 4 }), async (killedAfterMs) => {
          const stack = createStack(exits(0, 90_000));
          const inputs = inputsFor(stack);
          for (const ms of killedAfterMs) {
            const dueMs = stack.clock.now() + ms;
            await stack.killedUp(inputs, () => stack.clock.now() >= dueMs || stack.tasks.started.length > 1);
          }
          const properties = await stack.up(inputs);
          assert.equal(properties.status, "succeeded");
          assert.equal(stack.tasks.started.length, 1);
          assert.equal(stack.definitions.registered.length, registered);
        }),
        { numRuns: 25 },
      );
    });
  }
});
