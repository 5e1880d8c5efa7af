import * as assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cli } from "../../../../provider/cli/cli";
import type { HistoryFlags } from "../../../../provider/cli/history/flags";
import type { HistoryDocument } from "../../../../provider/cli/history/json";
import { showHistory } from "../../../../provider/cli/history/showHistory";
import type { StackTask } from "../../../../provider/cli/stack/stack";
import { deploy } from "../../../../provider/resource/deploy";
import { RunFailure } from "../../../../provider/resource/failure";
import type { Host } from "../../../../provider/resource/host";
import type { OneOffTaskInputs } from "../../../../provider/resource/inputs";
import { inputsOf, outputsOf, type Properties } from "../../../../provider/resource/state";
import { systemClock } from "../../../../provider/run/clock";
import { createHost } from "../../../../provider/runtime";
import { type Account, container, openAccount, region } from "../../../cli/account";
import { eventually } from "../../../simulator/tasks/eventually";
import { recordedTerminal } from "../recordedTerminal";

const urnOf = (name: string) => `urn:pulumi:prod::infra::pulumi-nodejs:dynamic/ecs-task:OneOffTask::${name}`;

describe("a history over HTTP", function () {
  this.timeout(60_000);
  let account: Account;
  let host: Host;
  let config: (key: string) => string | undefined;

  beforeEach(async () => {
    account = await openAccount();
    const endpoint = account.simulator.url;
    const stack: Readonly<Record<string, string>> = {
      "aws:region": region,
      "aws:accessKey": "somebody",
      "aws:secretKey": "else",
      "aws:endpoints": JSON.stringify([{ ecs: endpoint, cloudwatchlogs: endpoint }]),
    };
    config = (key) => stack[key];
    const none = () => {};
    const quiet = { line: none, output: none, status: none, warn: none, error: none, flush: async () => {} };
    host = { ...createHost(config, ""), progress: () => quiet, announce: none };
  });

  afterEach(() => account.close());

  function inputs(rest: Partial<OneOffTaskInputs> = {}): OneOffTaskInputs {
    return {
      cluster: "main",
      launchType: "FARGATE",
      networkConfiguration: { subnets: ["subnet-1"] },
      taskDefinition: {
        family: "hi-web",
        cpu: "256",
        memory: "512",
        executionRoleArn: "arn:aws:iam::123456789012:role/execution",
        containerDefinitions: [container("web") as never],
      },
      ...rest,
    };
  }

  const up = (name: string, given: OneOffTaskInputs, olds?: Properties): Promise<Properties> =>
    deploy({ id: "id", urn: urnOf(name), inputs: given, ...(olds && { olds }) }, host).catch(
      (error: unknown) => {
        if (error instanceof RunFailure) return error.properties;
        throw error;
      },
    );

  const task = (name: string, properties: Properties, secrets: readonly string[] = []): StackTask => ({
    name,
    row: urnOf(name),
    urn: urnOf(name),
    inputs: inputsOf(properties),
    outputs: outputsOf(properties),
    secrets,
    config,
  });

  /** What the command writes, of a stack with these tasks. */
  async function history(
    tasks: readonly StackTask[],
    flags: Partial<HistoryFlags> = {},
    rest: Partial<Cli> = {},
  ) {
    const { terminal, out, err } = recordedTerminal();
    const cli: Cli = {
      ...{ terminal, clock: systemClock, user: "somebody", onSignal: () => () => {}, endWith: () => {} },
      connect: (settings, read = () => undefined) => createHost(read, "").connect(settings),
      readStack: async () => ({ name: "prod", tasks, gatedServices: [] }),
      ...rest,
    };
    await showHistory([], { limit: 20, json: true, ...flags }, cli);
    const document: HistoryDocument | undefined =
      flags.json === false ? undefined : JSON.parse(out.join("\n"));
    return { out, err, runs: document?.runs ?? [] };
  }

  const says = (exitCode: number) => ({ command: ["node", "say.js", String(exitCode)] });
  const deny = (operation: string) =>
    account.simulator.faults.add({
      operation,
      nth: "every",
      effect: {
        kind: "error",
        name: "AccessDeniedException",
        message: `not authorized to perform: ecs:${operation}`,
      },
    });

  it("is told by the receipts when ECS has forgotten the tasks, of each resource its own", async () => {
    const first = await up("migrate", inputs(says(0)));
    const failed = await up("migrate", inputs(says(3)), first);
    const seed = await up("seed", inputs({ ...says(0), triggers: "seed" }));
    account.simulator.clock.advance(2 * 3_600_000);
    const { runs, err } = await history([task("migrate", failed), task("seed", seed)]);
    assert.deepEqual(err, []);
    assert.deepEqual(
      runs.map(({ resource, status, exitCode, reason, failure }) => [
        resource,
        status,
        exitCode,
        reason,
        failure,
      ]),
      [
        ["seed", "succeeded", 0, "it has not run yet", null],
        ["migrate", "failed", 3, "command changed", "exited 3"],
        ["migrate", "succeeded", 0, "it has not run yet", null],
      ],
    );
    const { taskArn, startedAt, stoppedAt, revisionArn } = outputsOf(first);
    const [, , oldest] = runs;
    assert.deepEqual(
      [oldest?.taskArn, oldest?.startedAt, oldest?.stoppedAt, oldest?.taskDefinitionArn],
      [taskArn, startedAt, stoppedAt, revisionArn],
    );
  });

  it("is told of superseded revisions, too", async () => {
    let properties = await up("migrate", inputs({ ...says(0), keepRevisions: 0 }));
    for (let n = 2; n <= 3; n++) {
      const { taskDefinition } = inputs();
      const web = container("web", { environment: [{ name: "N", value: String(n) }] }) as never;
      const next = { ...taskDefinition, family: "hi-web", containerDefinitions: [web] };
      properties = await up(
        "migrate",
        inputs({ ...says(0), keepRevisions: 0, taskDefinition: next }),
        properties,
      );
    }
    const { revisions } = outputsOf(properties);
    assert.equal(revisions.length, 2, "one has been deregistered");
    account.simulator.clock.advance(2 * 3_600_000);
    const { runs } = await history([task("migrate", properties)]);
    assert.deepEqual(
      runs.map(({ taskDefinitionArn }) => taskDefinitionArn?.split(":").at(-1)),
      ["3", "2", "1"],
    );
    assert.equal((await history([task("migrate", properties)], { limit: 1 })).runs.length, 1);
  });

  it("tells the revision that a run ran, after an `up` that registered one and ran nothing", async () => {
    const { taskDefinition } = inputs();
    const web = container("web", { environment: [{ name: "N", value: "2" }] }) as never;
    const next = { ...taskDefinition, family: "hi-web", containerDefinitions: [web] };
    const later = { ...says(0), runPolicy: "onTrigger" as const, taskDefinition: next };
    for (const isAllowed of [true, false]) {
      if (!isAllowed) deny("TagResource");
      const name = isAllowed ? "migrate" : "seed";
      const ran = await up(name, inputs({ ...says(0), triggers: name }));
      const registered = await up(name, inputs({ ...later, triggers: name }), ran);
      assert.notEqual(outputsOf(registered).revisionArn, outputsOf(ran).revisionArn);
      account.simulator.clock.advance(2 * 3_600_000);
      const { runs, err } = await history([task(name, registered)], { limit: 1 });
      assert.deepEqual(
        runs.map(({ taskArn, taskDefinitionArn }) => [taskArn, taskDefinitionArn]),
        [[outputsOf(ran).taskArn, outputsOf(ran).revisionArn]],
      );
      assert.equal(err.length, isAllowed ? 0 : 1, err.join());
    }
  });

  it("is told by ECS of a run that an `up` has left, in flight and after its end", async () => {
    const gate = join(account.directory, "gate");
    const running = up("migrate", inputs({ command: ["node", "wait.js", gate] }));
    await eventually(
      () => account.simulator.journal.effects("container-started").length === 1,
      () => "no container was started",
    );
    const [created] = account.simulator.journal.effects("task-created");
    const { taskArn = "", taskDefinitionArn = "" } = (created?.detail ?? {}) as Record<string, string>;
    const left: Properties = {
      ...inputs(),
      ...{ status: "unfinished", attempt: 1, reason: "command changed", failure: "was interrupted", region },
      ...{ taskArn, revisionArn: taskDefinitionArn, revisions: [], foreignRevisions: [], recordedRuns: 0 },
    };
    const [inFlight] = (await history([task("migrate", left)])).runs;
    assert.deepEqual(
      [inFlight?.status, inFlight?.taskArn, inFlight?.reason, inFlight?.failure, inFlight?.stoppedAt],
      ["running", taskArn, "command changed", null, null],
    );
    await writeFile(gate, "");
    await running;
    const [ended] = (await history([task("migrate", left)])).runs;
    assert.deepEqual([ended?.status, ended?.taskArn, ended?.exitCode], ["succeeded", taskArn, 0]);
  });

  it("shows what there is where a source may not be asked, and says which one, once for all resources", async () => {
    const [migrate, seed] = [
      await up("migrate", inputs(says(0))),
      await up("seed", inputs({ ...says(0), triggers: "seed" })),
    ];
    const stack = [task("migrate", migrate), task("seed", seed)];
    deny("ListTasks");
    const withoutTasks = await history(stack);
    assert.equal(withoutTasks.runs.length, 2);
    assert.equal(withoutTasks.err.length, 1);
    assert.match(
      withoutTasks.err[0] ?? "",
      /^note: tasks of migrate, seed could not be looked at, so that one in flight may be missing: .*ecs:ListTasks/,
    );
    deny("ListTaskDefinitions");
    const unlisted = await history(stack);
    assert.equal(unlisted.runs.length, 2);
    assert.match(
      unlisted.err.join("\n"),
      /^note: revisions of family hi-web could not be listed, and only those in/m,
    );
    deny("DescribeTaskDefinition");
    const stateAlone = await history(stack);
    assert.match(
      stateAlone.err.join("\n"),
      /^note: receipts of family hi-web could not be read, so that older runs/m,
    );
    assert.deepEqual(
      stateAlone.runs.map(({ resource, status }) => [resource, status]),
      [
        ["seed", "succeeded"],
        ["migrate", "succeeded"],
      ],
    );
  });

  it("says that earlier runs may be missing where receipts could not be written, and what for", async () => {
    deny("TagResource");
    const first = await up("migrate", inputs(says(0)));
    const second = await up("migrate", inputs(says(3)), first);
    account.simulator.clock.advance(2 * 3_600_000);
    const { runs, err } = await history([task("migrate", second)]);
    assert.deepEqual(
      runs.map(({ exitCode }) => exitCode),
      [3],
    );
    assert.equal(err.length, 1);
    assert.match(
      err[0] ?? "",
      /^note: receipts of migrate are incomplete, so that earlier runs may be missing: the last run has left none\. Allow .* ecs:TagResource/,
    );
  });

  it("shows the state's last run where AWS cannot be reached at all", async () => {
    const migrate = task("migrate", await up("migrate", inputs(says(0))));
    const { runs, err } = await history(
      [migrate],
      {},
      { connect: () => Promise.reject(new Error("no AWS region is known")) },
    );
    assert.equal(runs.length, 1);
    assert.deepEqual(err, [
      "note: runs of migrate are told by the state alone, since AWS could not be asked: no AWS region is known",
    ]);
  });

  it("shows a table without --json, and says where there is none", async () => {
    const migrate = task("migrate", await up("migrate", inputs(says(0))));
    const { out } = await history([migrate], { json: false });
    assert.equal(out.length, 2);
    assert.match(
      out[1] ?? "",
      /^\S+Z {2}migrate {3}succeeded {2}1 .* hi-web:1 {2}[0-9a-f]{32} {2}it has not run yet$/,
    );
    const nothing = await history([{ ...migrate, outputs: {} as never, urn: urnOf("other") }], {
      json: false,
    });
    assert.deepEqual(nothing.out, []);
    assert.deepEqual(nothing.err, ["no run of stack prod is known"]);
  });
});
