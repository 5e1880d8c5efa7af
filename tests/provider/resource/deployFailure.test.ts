import * as assert from "node:assert/strict";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import type { Fate } from "../run/life";
import { endsWhenStopped, exit, exits, lives, pending, provisioning, running } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

describe("an `up` whose run failed", () => {
  it("records the failure, with a gate that never opened", async () => {
    const { failingUp, tasks } = createStack(exits(1));
    const { id, properties, reasons, message } = await failingUp(release("v1"));
    assert.equal(id, "id");
    assert.deepEqual(reasons, [message]);
    assert.ok(message.startsWith('Attempt 1 of "rake db:migrate" in container "web" exited 1.\n'), message);
    assert.equal(properties.taskDefinitionArn, "");
    assert.deepEqual(
      some(properties, "status", "failure", "exitCode", "attempt", "recordedRuns", "revisionArn", "taskArn"),
      {
        status: "failed",
        failure: "exited 1",
        exitCode: 1,
        attempt: 1,
        recordedRuns: 1,
        revisionArn: revisionArn(1),
        taskArn: tasks.started[0],
      },
    );
  });

  it("tells where to see more by the profile that it was made with", async () => {
    const { failingUp } = createStack(exits(1));
    const connection = { profile: "on call", endpoints: { ecs: "http://ecs.test" } };
    const { message } = await failingUp({ ...release("v1"), connection });
    assert.match(message, /^For an hour .* --profile 'on call' --endpoint-url http:\/\/ecs\.test$/m);
    assert.doesNotMatch(
      (await createStack(exits(1)).failingUp(release("v1"))).message,
      /--profile|--endpoint/,
    );
  });

  it("leaves the gate at the revision of the last success, and records the new inputs", async () => {
    const { up, failingUp } = createStack(exits(0), exits(1));
    const first = await up(release("v1"));
    const inputs = release("v2");
    const { properties } = await failingUp(inputs, first);
    assert.deepEqual(properties.taskDefinition, inputs.taskDefinition);
    assert.deepEqual(some(properties, "taskDefinitionArn", "revisionArn", "revisions", "recordedRuns"), {
      taskDefinitionArn: revisionArn(1),
      revisionArn: revisionArn(2),
      revisions: [revisionArn(1), revisionArn(2)],
      recordedRuns: 2,
    });
  });

  it("is followed by the next attempt: the same revision, another token, and then the gate opens", async () => {
    const { up, failingUp, tasks, definitions, lines } = createStack(exits(0), exits(1), exits(0));
    const first = await up(release("v1"));
    const { properties } = await failingUp(release("v2"), first);
    const third = await up(release("v2"), properties);
    assert.deepEqual(some(third, "taskDefinitionArn", "status", "failure", "attempt", "recordedRuns"), {
      taskDefinitionArn: revisionArn(2),
      status: "succeeded",
      failure: undefined,
      attempt: 2,
      recordedRuns: 3,
    });
    assert.equal(definitions.registered.length, 2);
    assert.equal(tasks.started.length, 3);
    assert.equal(lines.at(-1), 'will run "rake db:migrate": attempt 2, attempt 1 exited 1');
  });

  it("counts its attempts until one succeeds, and from 1 for the next change", async () => {
    const { up, failingUp } = createStack(exits(1), exits(1), exits(0));
    const first = await failingUp(release("v1"));
    const second = await failingUp(release("v1"), first.properties);
    const third = await up(release("v1"), second.properties);
    const fourth = await up(release("v2"), third);
    assert.deepEqual(
      [first.properties, second.properties, third, fourth].map(({ attempt }) => attempt),
      [1, 2, 3, 1],
    );
  });

  it("records what ECS said when it started no task", async () => {
    const { failingUp } = createStack({ kind: "refused", reasons: ["RESOURCE:MEMORY"] });
    const { properties } = await failingUp(release("v1", { startRetries: 0 }));
    assert.deepEqual(some(properties, "status", "failure", "taskArn", "recordedRuns"), {
      status: "failed",
      failure: "was refused by ECS: RESOURCE:MEMORY",
      taskArn: undefined,
      recordedRuns: 1,
    });
  });

  const limits: readonly [title: string, fate: Fate, rest: Partial<OneOffTaskInputs>, failure: string][] = [
    [
      "600 s to start",
      endsWhenStopped(143, provisioning, pending),
      {},
      "did not start within startTimeoutSeconds (600)",
    ],
    ["1800 s to end", endsWhenStopped(143, running), {}, "did not finish within timeoutSeconds (1800)"],
    [
      "the user's time to start",
      endsWhenStopped(143, pending),
      { startTimeoutSeconds: 5 },
      "did not start within startTimeoutSeconds (5)",
    ],
    [
      "the user's time to end",
      endsWhenStopped(0, running),
      { timeoutSeconds: 60 },
      "did not finish within timeoutSeconds (60)",
    ],
  ];
  for (const [title, fate, rest, failure] of limits) {
    it(`is one too when the task has had ${title}: it was stopped, and the state says why`, async () => {
      const { failingUp, tasks } = createStack(fate);
      const { properties } = await failingUp(release("v1", rest));
      assert.deepEqual(some(properties, "status", "failure"), { status: "failed", failure });
      assert.deepEqual(
        tasks.stops.map(({ taskArn }) => taskArn),
        tasks.started,
      );
    });
  }

  it("repeats the last lines of the output, also those that come 4 s after the exit", async () => {
    const { failingUp, clock, logs } = createStack(exits(1, 30_000));
    logs.write("app/web/0001", clock.now() + 5_000, "== AddName: migrating");
    logs.write("app/web/0001", clock.now() + 34_000, "PG::UndefinedTable");
    const { message } = await failingUp(release("v1"));
    assert.ok(message.includes("  | == AddName: migrating\n  | PG::UndefinedTable\n"), message);
  });

  it("is one too when another essential container of the definition failed", async () => {
    const [web, cache] = ["web", "cache"].map((name) => ({ name, image: "app:v1" }));
    const fate = lives(...exit(5_000, 0, { name: "cache", lastStatus: "STOPPED", exitCode: 1 }));
    const { failingUp } = createStack(fate);
    const taskDefinition = { family: "hi-web", containerDefinitions: [web, cache] };
    const { properties } = await failingUp({
      cluster: "prod",
      container: "web",
      taskDefinition,
    } as OneOffTaskInputs);
    assert.equal(properties.failure, 'was ended by container "cache", which exited 1 (exit code 0)');
  });

  it("repeats the last 100 lines and no more", async () => {
    const { failingUp, clock, logs } = createStack(exits(1));
    for (let line = 1; line <= 150; line++) logs.write("app/web/0001", clock.now() + line, `line ${line}`);
    const { message } = await failingUp(release("v1"));
    const repeated = message.split("\n").filter((text) => text.startsWith("  | "));
    assert.deepEqual([repeated.length, repeated[0], repeated.at(-1)], [100, "  | line 51", "  | line 150"]);
  });
});
