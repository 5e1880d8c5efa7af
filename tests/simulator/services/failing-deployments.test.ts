import * as assert from "node:assert/strict";
import type { CreateServiceRequest, Service } from "@aws-sdk/client-ecs";
import { eventually } from "../tasks/eventually";
import { type RunningRegion, startRegion } from "../tasks/running-region";

const server = ["sleep", "600"];
const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });

describe("a deployment whose tasks fail", () => {
  let region: RunningRegion;
  let v1: string;

  const create = (rest: Partial<CreateServiceRequest>) =>
    region.createService({ serviceName: "web", taskDefinition: "web:1", desiredCount: 1, ...rest });
  const serviceWhen = (ready: (service: Service) => boolean) => {
    let last: Service | undefined;
    return eventually(
      async () => {
        [last] = (await region.describeServices({ services: ["web"] })).services ?? [];
        return last !== undefined && ready(last) && last;
      },
      () => last,
    );
  };
  const primary = ({ deployments = [] }: Service) => deployments[0];
  const isCompleted = (service: Service) => primary(service)?.rolloutState === "COMPLETED";

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    v1 = region.define("web", [{ command: server }]);
  });
  afterEach(() => region.close());

  it("leaves the old tasks running and keeps trying, without a circuit breaker", async () => {
    await create({});
    await serviceWhen(isCompleted);
    const { taskArns: old = [] } = await region.listTasks({ serviceName: "web" });
    region.define("web", [{ command: ["no-such-command"] }]);
    await region.updateService({ service: "web", taskDefinition: "web:2" });
    const failing = await serviceWhen((service) => (primary(service)?.failedTasks ?? 0) >= 4);
    assert.equal(primary(failing)?.rolloutState, "IN_PROGRESS");
    assert.equal(failing.deployments?.[1]?.runningCount, 1);
    assert.equal((await region.describeTasks({ tasks: old })).tasks?.[0]?.lastStatus, "RUNNING");
  });

  it("is FAILED after three failures in a row, and starts no more tasks", async () => {
    await create({ deploymentConfiguration: breaker(false) });
    await serviceWhen(isCompleted);
    const v2 = region.define("web", [{ command: server, image: "app:v9" }]);
    await region.updateService({ service: "web", taskDefinition: v2 });
    const failed = await serviceWhen((service) => primary(service)?.rolloutState === "FAILED");
    assert.equal(primary(failed)?.failedTasks, 3);
    assert.equal(
      primary(failed)?.rolloutStateReason,
      "ECS deployment circuit breaker: tasks failed to start.",
    );
    assert.equal(primary(failed)?.taskDefinition, v2);
    assert.equal(failed.deployments?.[1]?.runningCount, 1);
    const started = () =>
      region.effectsNamed("service-task-started").filter(({ taskDefinitionArn }) => taskDefinitionArn === v2);
    assert.equal(started().length, 3);
  });

  it("is rolled back to the revision that last completed", async () => {
    await create({ deploymentConfiguration: breaker(true) });
    const before = primary(await serviceWhen(isCompleted));
    const v2 = region.define("web", [{ command: ["no-such-command"] }]);
    await region.updateService({ service: "web", taskDefinition: v2 });
    const after = await serviceWhen(
      (service) =>
        isCompleted(service) && service.deployments?.length === 1 && primary(service)?.id !== before?.id,
    );
    assert.equal(after.taskDefinition, v1);
    const messages = (after.events ?? []).map(({ message }) => message);
    assert.ok(
      messages.includes(`(service web) rolling back to deployment ${before?.id}.`),
      messages.join("\n"),
    );
    assert.deepEqual(
      region.effectsNamed("deployment-failed").map(({ taskDefinitionArn }) => taskDefinitionArn),
      [v2],
    );
    assert.deepEqual(
      region.effectsNamed("deployment-started").map(({ taskDefinitionArn }) => taskDefinitionArn),
      [v1, v2, v1],
    );
  });

  it("fails too when its tasks cannot even be placed, and says why", async () => {
    await create({ deploymentConfiguration: breaker(false), desiredCount: 0 });
    await serviceWhen(isCompleted);
    const v2 = region.define("web", [{ command: server }]);
    await region.updateService({ service: "web", taskDefinition: v2, desiredCount: 1 });
    region.forget(v2);
    const failed = await serviceWhen((service) => primary(service)?.rolloutState === "FAILED");
    const reason = "(service web) was unable to place a task. Reason: Unable to describe task definition.";
    assert.equal(failed.events?.filter(({ message }) => message === reason).length, 3);
  });

  it("replaces a task whose health check fails", async () => {
    await region.image("app/v1/healthy", "");
    const healthCheck = { command: ["CMD-SHELL", "test -e healthy"], interval: 5, retries: 1 };
    const v2 = region.define("web", [{ command: server, healthCheck }]);
    await create({ taskDefinition: v2 });
    await serviceWhen(isCompleted);
    const { taskArns: [first = ""] = [] } = await region.listTasks({ serviceName: "web" });
    await region.remove();
    await region.image("app/v1/README", "");
    const stopped = await region.stopped(first);
    assert.equal(stopped.stopCode, "ServiceSchedulerInitiated");
    assert.equal(stopped.stoppedReason, "Task failed container health checks");
    await eventually(() => region.effectsNamed("service-task-started").length > 1);
  });
});
