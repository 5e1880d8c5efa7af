import * as assert from "node:assert/strict";
import { DeregisterTaskDefinitionCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { eventually } from "../tasks/eventually";
import { type Change, openWebStack, type WebStack } from "./web-stack";

const ENGINE_WITHIN_MS = 30 * 60 * 1000;
const STEADY_WAIT_WITHIN_MS = 60_000;

describe("the stand-in for the AWS provider, under the real engine, against the simulator", function () {
  this.timeout(120_000);

  let stack: WebStack;
  before(async function () {
    this.timeout(ENGINE_WITHIN_MS);
    stack = await openWebStack();
  });
  after(() => stack.close());

  const inputOf = (calls: readonly Change[], operation: string) =>
    calls.find((call) => call.operation === operation)?.input;

  it("previews without a call to AWS", async () => {
    assert.match(await stack.pulumi("preview"), /\+ 5 to create/);
    assert.deepEqual(stack.simulator.journal.calls(), []);
  });

  it("creates each resource with what the one before it gave, and waits for the service to be steady", async () => {
    await stack.up();
    const [completed] = stack.simulator.journal.effects("deployment-completed");
    const lastLook = stack.simulator.journal.calls("DescribeServices").at(-1);
    assert.ok(completed && lastLook && completed.seq < lastLook.seq);
    const { names, clusterArn, taskDefinitionArn, ...rest } = await stack.outputs();
    assert.match(names.logs, /^logs-[0-9a-f]{7}$/);
    assert.match(names.cluster, /^cluster-[0-9a-f]{7}$/);
    assert.match(names.service, /^web-[0-9a-f]{7}$/);
    assert.deepEqual(rest, {
      logGroupArn: `arn:aws:logs:eu-west-1:123456789012:log-group:${names.logs}`,
      clusterTags: { team: "red" },
      revision: 1,
      serviceId: `arn:aws:ecs:eu-west-1:123456789012:service/${names.cluster}/${names.service}`,
      serviceTaskDefinition: taskDefinitionArn,
    });
    assert.deepEqual(inputOf(stack.changes(), "CreateService"), {
      serviceName: names.service,
      cluster: clusterArn,
      taskDefinition: taskDefinitionArn,
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" },
      },
    });
  });

  it("leaves everything alone when nothing has changed", async () => {
    assert.match(await stack.up(), /5 unchanged/);
    assert.deepEqual(stack.changes(), []);
  });

  it("updates in place what AWS can update, and moves the service to a new revision before the old one goes", async () => {
    const { clusterArn, names, serviceId } = await stack.outputs();
    const settings = { image: "web:v2", team: "blue", retentionInDays: "30", desiredCount: "2" };
    for (const [key, value] of Object.entries(settings)) await stack.pulumi("config", "set", key, value);

    const preview = await stack.pulumi("preview");
    assert.match(preview, /~ 3 to update/);
    assert.match(preview, /\+-1 to replace/);
    assert.deepEqual(stack.simulator.journal.calls(), []);

    await stack.up();
    const calls = stack.changes();
    assert.deepEqual(inputOf(calls, "TagResource"), {
      resourceArn: clusterArn,
      tags: [{ key: "team", value: "blue" }],
    });
    assert.deepEqual(inputOf(calls, "PutRetentionPolicy"), { logGroupName: names.logs, retentionInDays: 30 });
    const { taskDefinitionArn, serviceTaskDefinition } = await stack.outputs();
    assert.match(taskDefinitionArn, /task-definition\/web:2$/);
    assert.equal(serviceTaskDefinition, taskDefinitionArn);
    const onTheService = calls.filter(({ operation }) => /TaskDefinition|Service/.test(operation));
    assert.deepEqual(onTheService.slice(1), [
      {
        operation: "UpdateService",
        input: {
          cluster: names.cluster,
          service: serviceId,
          taskDefinition: taskDefinitionArn,
          desiredCount: 2,
          forceNewDeployment: false,
        },
      },
      {
        operation: "DeregisterTaskDefinition",
        input: { taskDefinition: taskDefinitionArn.replace(/2$/, "1") },
      },
    ]);
  });

  it("sees in a refresh what others have changed, and puts it right in the next update", async () => {
    const { serviceId: service, names } = await stack.outputs();
    await stack.ecs.send(new UpdateServiceCommand({ cluster: names.cluster, service, desiredCount: 1 }));
    assert.match(await stack.pulumi("refresh", "--yes", "--skip-preview"), /~ 1 updated/);
    stack.changes();
    await stack.up();
    assert.deepEqual(stack.changes(), [
      {
        operation: "UpdateService",
        input: { cluster: names.cluster, service, desiredCount: 2, forceNewDeployment: false },
      },
    ]);
  });

  it("registers a task definition again that a refresh did not find", async () => {
    const { taskDefinitionArn: taskDefinition } = await stack.outputs();
    await stack.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    assert.match(await stack.pulumi("refresh", "--yes", "--skip-preview"), /- 1 deleted/);
    await stack.up();
    assert.equal((await stack.outputs()).revision, 3);
  });

  it("records a service that was not steady when the user stopped waiting, and waits again in the next update", async () => {
    await stack.pulumi("config", "set", "image", "web:none");
    stack.changes();
    const { pid, finished } = await stack.start("up", "--yes", "--skip-preview");
    const looks = () => stack.simulator.journal.calls("DescribeServices").length;
    await eventually(() => looks() > 3, looks, STEADY_WAIT_WITHIN_MS);
    process.kill(pid, "SIGINT");
    const { exitCode, stdout } = await finished;
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /The service is not in a steady state\. The update was canceled\./);

    await stack.pulumi("config", "set", "image", "web:v1");
    await stack.up();
    const { serviceTaskDefinition, taskDefinitionArn } = await stack.outputs();
    assert.equal(serviceTaskDefinition, taskDefinitionArn);
  });

  it("destroys everything, the service's tasks before the service", async () => {
    const { names, serviceId: service } = await stack.outputs();
    stack.changes();
    await stack.pulumi("destroy", "--yes", "--skip-preview");
    const calls = stack.changes();
    assert.deepEqual(
      calls.filter(({ operation }) => /Service/.test(operation)),
      [
        { operation: "UpdateService", input: { cluster: names.cluster, service, desiredCount: 0 } },
        { operation: "DeleteService", input: { cluster: names.cluster, service, force: false } },
      ],
    );
    const others = new Set(calls.map(({ operation }) => operation).filter((name) => !/Service/.test(name)));
    assert.deepEqual([...others].sort(), ["DeleteCluster", "DeleteLogGroup", "DeregisterTaskDefinition"]);
  });

  it("does not start without the address of a simulator", async () => {
    await stack.pulumi("config", "rm", "aws:endpoints");
    const { exitCode, stdout } = await (await stack.start("preview")).finished;
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /only talks to a local simulator: set aws:endpoints\[0\]\.ecs/);
  });
});
