import * as assert from "node:assert/strict";
import type { CreateServiceRequest, Service } from "@aws-sdk/client-ecs";
import { eventually } from "../tasks/eventually";
import { type RunningRegion, startRegion } from "../tasks/running-region";

const server = ["sleep", "600"];
const arn = "arn:aws:ecs:eu-west-1:123456789012:service/default/web";

describe("a service", () => {
  let region: RunningRegion;
  let v1: string;

  const create = (rest: Partial<CreateServiceRequest> = {}) =>
    region.createService({ serviceName: "web", taskDefinition: "web", desiredCount: 2, ...rest });
  const describeService = async () => (await region.describeServices({ services: ["web"] })).services?.[0];
  const serviceWhen = (ready: (service: Service) => boolean) => {
    let last: Service | undefined;
    return eventually(
      async () => {
        last = await describeService();
        return last !== undefined && ready(last) && last;
      },
      () => last,
    );
  };
  const isStable = ({ deployments = [], desiredCount, runningCount }: Service) =>
    deployments.length === 1 && deployments[0]?.rolloutState === "COMPLETED" && runningCount === desiredCount;
  const taskArns = async () => (await region.listTasks({ serviceName: "web" })).taskArns ?? [];

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    v1 = region.define("web", [{ command: server }]);
  });
  afterEach(() => region.close());

  it("starts its tasks with its deployment as startedBy and its name as the group", async () => {
    const { service } = await create();
    assert.equal(service?.serviceArn, arn);
    assert.equal(service?.status, "ACTIVE");
    assert.equal(service?.runningCount, 0);
    const [deployment] = service?.deployments ?? [];
    assert.match(deployment?.id ?? "", /^ecs-svc\/\d{19}$/);
    assert.equal(deployment?.status, "PRIMARY");
    assert.equal(deployment?.rolloutState, "IN_PROGRESS");
    const stable = await serviceWhen(isStable);
    assert.equal(stable.taskDefinition, v1);
    assert.equal(stable.deployments?.[0]?.id, deployment?.id);
    const { tasks = [] } = await region.describeTasks({ tasks: await taskArns() });
    assert.equal(tasks.length, 2);
    for (const task of tasks) {
      assert.equal(task.startedBy, deployment?.id);
      assert.equal(task.group, "service:web");
      assert.equal(task.taskDefinitionArn, v1);
    }
    assert.match(stable.events?.[0]?.message ?? "", /^\(service web\) has reached a steady state\.$/);
  });

  it("rolls to the next revision: new tasks first, and the old deployment stays ACTIVE until it is drained", async () => {
    await create({ desiredCount: 1 });
    const [before] = (await serviceWhen(isStable)).deployments ?? [];
    const [old] = await taskArns();
    const v2 = region.define("web", [{ command: server }]);
    const { service } = await region.updateService({ service: "web", taskDefinition: "web:2" });
    assert.deepEqual(
      service?.deployments?.map(({ status, taskDefinition }) => [status, taskDefinition]),
      [
        ["PRIMARY", v2],
        ["ACTIVE", v1],
      ],
    );
    const stable = await serviceWhen((now) => isStable(now) && now.taskDefinition === v2);
    assert.notEqual(stable.deployments?.[0]?.id, before?.id);
    const stopped = await region.stopped(old ?? "");
    assert.equal(stopped.stopCode, "ServiceSchedulerInitiated");
    assert.equal(stopped.stoppedReason, `Scaling activity initiated by (deployment ${before?.id})`);
    const story = region.effects
      .filter(({ name }) => /^(service-|deployment-|container-|task-stopped)/.test(name))
      .map(({ name, detail }) => [name, detail.taskDefinitionArn]);
    assert.deepEqual(story.slice(0, 9), [
      ["service-created", v1],
      ["deployment-started", v1],
      ["service-task-started", v1],
      ["container-started", v1],
      ["deployment-completed", v1],
      ["service-updated", v2],
      ["deployment-started", v2],
      ["service-task-started", v2],
      ["container-started", v2],
    ]);
    assert.deepEqual(story.slice(9).sort(), [
      ["container-exited", v1],
      ["deployment-completed", v2],
      ["task-stopped", v1],
    ]);
  });

  it("makes no new deployment for the same definition, but one when it is forced", async () => {
    await create({ desiredCount: 1 });
    const [before] = (await serviceWhen(isStable)).deployments ?? [];
    const same = await region.updateService({ service: "web", taskDefinition: v1 });
    assert.deepEqual(
      same.service?.deployments?.map(({ id }) => id),
      [before?.id],
    );
    await region.updateService({ service: "web", forceNewDeployment: true });
    const after = await serviceWhen((now) => isStable(now) && now.deployments?.[0]?.id !== before?.id);
    assert.equal(after.taskDefinition, v1);
  });

  it("scales out and in without a new deployment", async () => {
    await create({ desiredCount: 1 });
    const [before] = (await serviceWhen(isStable)).deployments ?? [];
    await region.updateService({ service: "web", desiredCount: 3 });
    assert.equal(
      (await serviceWhen(({ runningCount }) => runningCount === 3)).deployments?.[0]?.id,
      before?.id,
    );
    await region.updateService({ service: "web", desiredCount: 0 });
    await serviceWhen(({ runningCount, pendingCount }) => runningCount === 0 && pendingCount === 0);
    assert.equal(region.effectsNamed("deployment-started").length, 1);
  });

  it("replaces a task that dies or is stopped", async () => {
    await create({ desiredCount: 1 });
    await serviceWhen(isStable);
    const [first] = await taskArns();
    await region.stopTask({ task: first ?? "" });
    await eventually(async () => {
      const [second] = await taskArns();
      return second !== undefined && second !== first;
    });
    await serviceWhen(isStable);
    assert.equal(region.effectsNamed("service-task-started").length, 2);
  });

  it("goes on with a definition that has become INACTIVE, but can be given none", async () => {
    await create({ desiredCount: 1 });
    await serviceWhen(isStable);
    region.deregister(v1);
    await region.updateService({ service: "web", desiredCount: 2 });
    await serviceWhen(({ runningCount }) => runningCount === 2);
    await assert.rejects(region.updateService({ service: "web", taskDefinition: v1 }), {
      name: "ClientException",
    });
    await assert.rejects(create({ serviceName: "other", taskDefinition: v1 }), { name: "ClientException" });
  });

  it("is DRAINING when it is deleted, then INACTIVE, and its name is free", async () => {
    await create({ desiredCount: 1 });
    await serviceWhen(isStable);
    await assert.rejects(region.deleteService({ service: "web" }), {
      name: "InvalidParameterException",
      message: "The service cannot be stopped while it is scaled above 0.",
    });
    const { service } = await region.deleteService({ service: "web", force: true });
    assert.equal(service?.status, "DRAINING");
    assert.deepEqual(await region.listServices({}), { serviceArns: [] });
    await assert.rejects(create(), { message: "Unable to Start a service that is still Draining." });
    await assert.rejects(region.updateService({ service: "web", desiredCount: 1 }), {
      name: "ServiceNotActiveException",
    });
    await serviceWhen(({ status }) => status === "INACTIVE");
    assert.deepEqual(await taskArns(), []);
    await assert.rejects(region.deleteService({ service: "web" }), { name: "ServiceNotFoundException" });
    await create();
    assert.deepEqual(await region.listServices({}), { serviceArns: [arn] });
  });
});
