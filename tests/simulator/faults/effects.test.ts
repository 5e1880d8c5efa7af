import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  CreateClusterCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import type { FaultEffect } from "../../../simulator";
import { type Connected, connect } from "../clients/connect";
import { web } from "../definitions/web";

describe("A fault", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const register = () => connected.ecs.send(new RegisterTaskDefinitionCommand(web));
  const revisions = async () => {
    const { taskDefinitionArns } = await connected.ecs.send(new ListTaskDefinitionsCommand({}));
    return taskDefinitionArns?.length;
  };
  const outcomes = () =>
    connected.simulator.journal.calls("RegisterTaskDefinition").map(({ outcome }) => outcome);

  /** Effect, what the SDK throws, whether the operation was applied, the journal's word. */
  const table: readonly [FaultEffect, object, 0 | 1, string][] = [
    [
      { kind: "throttle" },
      { name: "ThrottlingException", message: "Rate exceeded" },
      0,
      "ThrottlingException",
    ],
    [
      { kind: "error", name: "AccessDeniedException", message: "not authorized" },
      { name: "AccessDeniedException", message: "not authorized" },
      0,
      "AccessDeniedException",
    ],
    [{ kind: "http500" }, { name: "ServerException" }, 0, "ServerException"],
    [{ kind: "http500", html: true }, { name: "SyntaxError" }, 0, "ServerException"],
    [{ kind: "hang", durationMs: 20 }, { code: "ECONNRESET" }, 0, "NoAnswer"],
    [{ kind: "resetBefore" }, { code: "ECONNRESET" }, 0, "ConnectionReset"],
    [{ kind: "loseAnswer" }, { code: "ECONNRESET" }, 1, "ok"],
  ];
  for (const [effect, thrown, applied, outcome] of table) {
    it(`${JSON.stringify(effect)} hits one call, which is ${applied ? "" : "not "}applied`, async () => {
      const id = connected.simulator.faults.add({ operation: "RegisterTaskDefinition", effect });
      await assert.rejects(register(), thrown);
      assert.equal(await revisions(), applied);
      await register();
      assert.equal(await revisions(), applied + 1);
      assert.deepEqual(outcomes(), [outcome, "ok"]);
      const [call] = connected.simulator.journal.calls();
      const { operation, region, service } = {
        operation: "RegisterTaskDefinition",
        region: "eu-west-1",
        service: "ecs",
      };
      assert.deepEqual(connected.simulator.faults.fired(), [
        { id, seq: call?.seq, effect: effect.kind, operation, region, service },
      ]);
    });
  }

  it("calls hooks before and after the operation, and the call waits for them", async () => {
    const seen: (string | number | undefined)[] = [];
    connected.simulator.faults.add({
      operation: "RegisterTaskDefinition",
      effect: {
        kind: "call",
        before: async ({ operation, region }) => {
          seen.push(operation, region, await revisions());
        },
        after: async () => {
          seen.push(await revisions());
        },
      },
    });
    const { taskDefinition } = await register();
    assert.equal(taskDefinition?.revision, 1);
    assert.deepEqual(seen, ["RegisterTaskDefinition", "eu-west-1", 0, 1]);
  });

  it("shows a call in flight as pending", async () => {
    let during: string | undefined;
    const before = () => {
      during = connected.simulator.journal.calls("RegisterTaskDefinition")[0]?.outcome;
    };
    connected.simulator.faults.add({ operation: "RegisterTaskDefinition", effect: { kind: "call", before } });
    await register();
    assert.equal(during, "pending");
    assert.deepEqual(outcomes(), ["ok"]);
  });

  it("lets a definition be missing for as many calls as it says", async () => {
    await register();
    connected.simulator.faults.add({
      operation: "DescribeTaskDefinition",
      times: 2,
      effect: { kind: "missing" },
    });
    const describeOne = () =>
      connected.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "hi-web" }));
    const missing = { name: "ClientException", message: "Unable to describe task definition." };
    await assert.rejects(describeOne(), missing);
    await assert.rejects(describeOne(), missing);
    assert.equal((await describeOne()).taskDefinition?.revision, 1);
  });

  it("lets a running task be MISSING in a good answer", async () => {
    await mkdir(join(connected.images, "app", "v1"), { recursive: true });
    await connected.ecs.send(new CreateClusterCommand({}));
    const command = [process.execPath, "-e", "setInterval(() => undefined, 1000)"];
    const containerDefinitions = [{ name: "app", image: "app:v1", memory: 64, command }];
    await connected.ecs.send(new RegisterTaskDefinitionCommand({ family: "app", containerDefinitions }));
    const { tasks: [started] = [] } = await connected.ecs.send(new RunTaskCommand({ taskDefinition: "app" }));
    const taskArn = started?.taskArn ?? "";
    connected.simulator.faults.add({ operation: "DescribeTasks", effect: { kind: "missing" } });
    const describeOne = () => connected.ecs.send(new DescribeTasksCommand({ tasks: [taskArn] }));
    const unseen = await describeOne();
    assert.deepEqual([unseen.tasks, unseen.failures], [[], [{ arn: taskArn, reason: "MISSING" }]]);
    const seen = await describeOne();
    assert.deepEqual([seen.tasks?.map((task) => task.taskArn), seen.failures], [[taskArn], []]);
  });

  it("is retried away by the SDK as AWS's own errors are", async () => {
    const patient = await connect({}, 3);
    try {
      const { faults, journal } = patient.simulator;
      faults.add({ operation: "CreateCluster", effect: { kind: "throttle" } });
      faults.add({ operation: "CreateCluster", nth: 2, effect: { kind: "http500" } });
      const { cluster } = await patient.ecs.send(new CreateClusterCommand({ clusterName: "web" }));
      assert.equal(cluster?.clusterName, "web");
      assert.deepEqual(
        journal.calls("CreateCluster").map(({ outcome }) => outcome),
        ["ThrottlingException", "ServerException", "ok"],
      );
    } finally {
      await patient.close();
    }
  });
});
