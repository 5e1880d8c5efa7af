import * as assert from "node:assert/strict";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

describe("a first `up`", () => {
  it("registers the definition, runs one task, and records all of it", async () => {
    const { up, tasks, definitions } = createStack(exits(0, 8_000));
    const inputs = release("v1");
    const { stoppedAt, ...properties } = await up(inputs);
    assert.deepEqual(properties, {
      ...inputs,
      taskDefinitionArn: revisionArn(1),
      taskArn: tasks.started[0],
      exitCode: 0,
      stopCode: "EssentialContainerExited",
      status: "succeeded",
      reason: "it has not run yet",
      startedAt: "2026-01-02T03:04:15.000Z",
      attempt: 1,
      logStream: "hi-web:app/web/0001",
      consoleUrl: "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0001?region=eu-west-1",
      region: "eu-west-1",
      recordedRuns: 1,
      verdictTaskArn: tasks.started[0],
      revisionArn: revisionArn(1),
      revisions: [revisionArn(1)],
      foreignRevisions: [],
    });
    assert.match(String(stoppedAt), /^2026-01-02T03:04:1\d\.\d{3}Z$/);
    assert.deepEqual(definitions.registered.length, 1);
    const [request, ...more] = tasks.requests;
    assert.deepEqual(more, []);
    assert.deepEqual(
      [request?.cluster, request?.taskDefinitionArn, request?.container, request?.command],
      ["prod", revisionArn(1), "web", ["rake", "db:migrate"]],
    );
  });

  it("is done before ECS has brought the task to STOPPED", async () => {
    const { up, clock } = createStack(exits(0, 8_000));
    const begunMs = clock.now();
    await up(release("v1"));
    assert.ok(clock.now() - begunMs < 8_000 + 5_000, `${clock.now() - begunMs} ms`);
  });

  it("shows why it runs, how far it is, and the output", async () => {
    const { up, clock, logs, lines, statuses, warnings } = createStack(exits(0));
    logs.write("app/web/0001", clock.now() + 4_000, "== AddName: migrating");
    await up(release("v1"));
    assert.deepEqual(lines, [
      'will run "rake db:migrate" because it has not run yet',
      "== AddName: migrating",
    ]);
    assert.deepEqual(statuses.slice(0, 2), ["PROVISIONING 0 s", "PENDING 1 s"]);
    assert.match(statuses.at(-1) ?? "", /^DEPROVISIONING 8 s$/);
    assert.deepEqual(warnings, []);
  });

  it("runs though its log cannot be read, and warns", async () => {
    const { up, logs, warnings } = createStack(exits(0));
    logs.fail(new Error("logs:GetLogEvents failed: AccessDeniedException"));
    assert.equal((await up(release("v1"))).status, "succeeded");
    assert.deepEqual(warnings, [
      'the log of container "web" can no longer be read: logs:GetLogEvents failed: AccessDeniedException',
    ]);
  });

  it("runs an existing revision without registering or owning it", async () => {
    const { up, definitions, tasks } = createStack(exits(0));
    const arn = definitions.add("hi-web", [{ name: "web" }]);
    const { taskDefinition: _inline, ...inputs } = release("v1");
    const properties = await up({ ...inputs, taskDefinitionArn: "hi-web:1" });
    assert.deepEqual(definitions.calls, ["find hi-web:1"]);
    assert.equal(tasks.requests[0]?.taskDefinitionArn, arn);
    const outputs = [
      "taskDefinitionArn",
      "requestedArn",
      "revisionArn",
      "revisions",
      "foreignRevisions",
    ] as const;
    assert.deepEqual(some(properties, ...outputs), {
      taskDefinitionArn: arn,
      requestedArn: "hi-web:1",
      revisionArn: arn,
      revisions: [],
      foreignRevisions: [arn],
    });
  });
});

describe("a later `up`", () => {
  it("does nothing but record, without a call, when only bookkeeping inputs changed", async () => {
    const { up, tasks, definitions } = createStack(exits(0));
    const first = await up(release("v1"));
    const calls = definitions.calls.length;
    const second = await up(release("v1", { timeoutSeconds: 60 }), first);
    assert.deepEqual(second, { ...first, timeoutSeconds: 60 });
    assert.deepEqual([tasks.requests.length, definitions.calls.length], [1, calls]);
  });

  it("runs a changed definition once, and moves the gate to it", async () => {
    const { up, tasks, definitions } = createStack(exits(0));
    const first = await up(release("v1"));
    const second = await up(release("v2"), first);
    assert.deepEqual(some(second, "taskDefinitionArn", "revisions", "recordedRuns", "attempt", "reason"), {
      taskDefinitionArn: revisionArn(2),
      revisions: [revisionArn(1), revisionArn(2)],
      recordedRuns: 2,
      attempt: 1,
      reason: "taskDefinition.containerDefinitions[0].image changed",
    });
    assert.deepEqual(definitions.activeArns(), [revisionArn(1), revisionArn(2)]);
    assert.equal(tasks.started.length, 2);
  });

  it("runs another command from the same revision", async () => {
    const { up, tasks, definitions } = createStack(exits(0));
    const first = await up(release("v1"));
    const calls = definitions.calls.length;
    const second = await up(release("v1", { command: ["rake", "db:seed"] }), first);
    assert.deepEqual(definitions.calls.slice(calls), [`find ${revisionArn(1)}`, `tag ${revisionArn(1)}`]);
    assert.deepEqual(tasks.requests[1]?.command, ["rake", "db:seed"]);
    assert.equal(second.taskDefinitionArn, revisionArn(1));
  });

  it("runs again on the way back to what ran before", async () => {
    const { up, tasks } = createStack(exits(0));
    const [there, elsewhere] = [release("v1"), release("v1", { command: ["rake", "db:rollback"] })];
    const first = await up(there);
    await up(there, await up(elsewhere, first));
    assert.equal(tasks.started.length, 3);
    assert.equal(new Set(tasks.tokens).size, 3);
  });

  it("registers again, without a run, what a refresh found INACTIVE", async () => {
    const { up, refresh, tasks, definitions, lines } = createStack(exits(0));
    const first = await up(release("v1"));
    await definitions.deregister(revisionArn(1));
    const refreshed = await refresh(first);
    const told = lines.length;
    const second = await up(release("v1"), refreshed);
    assert.deepEqual(second, {
      ...first,
      taskDefinitionArn: revisionArn(2),
      revisionArn: revisionArn(2),
      revisions: [revisionArn(1), revisionArn(2)],
    });
    assert.deepEqual([tasks.requests.length, lines.length], [1, told]);
  });

  it("still owns its revisions after it turned to an existing one", async () => {
    const { up, definitions } = createStack(exits(0));
    const first = await up(release("v1"));
    const other = definitions.add("other", [{ name: "web" }]);
    const { taskDefinition: _inline, ...inputs } = release("v1");
    const second = await up({ ...inputs, taskDefinitionArn: other }, first);
    assert.deepEqual(some(second, "taskDefinitionArn", "revisions", "revisionArn"), {
      taskDefinitionArn: other,
      revisions: [revisionArn(1)],
      revisionArn: other,
    });
  });
});
