import * as assert from "node:assert/strict";
import type { DeploymentCircuitBreaker, Task } from "@aws-sdk/client-ecs";
import { createDeployment, type ServiceRecord } from "../../../simulator/ecs/services/service-record";
import { createTaskFailures } from "../../../simulator/ecs/services/task-failures";

describe("the failed tasks of a deployment", () => {
  const start = (deploymentCircuitBreaker?: Partial<DeploymentCircuitBreaker>) => {
    const deployment = createDeployment({ taskDefinitionArn: "web:1" }, undefined, 0);
    const service: ServiceRecord = {
      serviceArn: "arn",
      serviceName: "web",
      clusterArn: "cluster",
      createdAt: new Date(0),
      status: "ACTIVE",
      desiredCount: 1,
      settings: {
        deploymentConfiguration: deploymentCircuitBreaker
          ? { deploymentCircuitBreaker: { enable: true, rollback: true, ...deploymentCircuitBreaker } }
          : {},
      },
      deployments: [deployment],
      lastCompleted: undefined,
      isSteady: false,
      events: [],
    };
    const failures = createTaskFailures({
      now: () => 1_000,
      isHealthy: ({ lastStatus }) => lastStatus === "RUNNING",
      replacementDelayMs: 10,
    });
    let tasks = 0;
    /** A new task that shows these changes. */
    const task = (...changes: Task[]) => {
      const taskArn = `task-${++tasks}`;
      failures.watch(taskArn, service, deployment);
      for (const change of changes) failures.see({ taskArn, ...change });
      return taskArn;
    };
    return { deployment, failures, task };
  };
  const running = { lastStatus: "RUNNING", desiredStatus: "RUNNING" };
  const ended = { lastStatus: "DEPROVISIONING", desiredStatus: "STOPPED" };

  it("are those that end before they were healthy, each once", () => {
    const { deployment, task } = start();
    task(ended, ended, { ...ended, lastStatus: "STOPPED" });
    assert.equal(deployment.failedTasks, 1);
  });

  it("put off each next start twice as long, up to 16 times", () => {
    const { deployment, task } = start();
    const delays = Array.from({ length: 7 }, () => {
      task(ended);
      return deployment.notBeforeMs - 1_000;
    });
    assert.deepEqual(delays, [10, 20, 40, 80, 160, 160, 160]);
  });

  it("are forgotten when a task is healthy, which is then replaced after the shortest pause", () => {
    const { deployment, task } = start();
    task(ended);
    task(ended);
    task(running, ended);
    assert.equal(deployment.failedTasks, 0);
    assert.equal(deployment.notBeforeMs, 1_010);
  });

  it("are not forgotten when the circuit breaker does not reset", () => {
    const { deployment, task } = start({ resetOnHealthyTask: false });
    task(ended);
    task(running);
    assert.equal(deployment.failedTasks, 1);
  });

  it("count one whose health check fails, though it was healthy", () => {
    const { deployment, failures, task } = start();
    const arn = task(running);
    failures.unhealthy(arn);
    failures.see({ taskArn: arn, ...ended });
    assert.equal(deployment.failedTasks, 1);
  });

  it("do not count one that the scheduler stops", () => {
    const { deployment, failures, task } = start();
    const arn = task();
    failures.release(arn);
    failures.see({ taskArn: arn, ...ended });
    assert.equal(deployment.failedTasks, 0);
    assert.equal(deployment.notBeforeMs, 0);
  });
});
