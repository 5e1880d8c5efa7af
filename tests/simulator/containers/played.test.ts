import * as assert from "node:assert/strict";
import { CreateClusterCommand, RegisterTaskDefinitionCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import type { ContainerOrder, CreateContainerHost, RunningContainer } from "../../../simulator/containers";
import { type Connected, connect } from "../clients/connect";
import { eventually } from "../tasks/eventually";
import { createManualClock } from "../tasks/manual-clock";

const hourMs = 3_600_000;

describe("a container host of a test's own", () => {
  const clock = createManualClock();
  const orders: ContainerOrder[] = [];
  let isClosed = false;
  let aws: Connected;

  /** Every container takes an hour on the clock of the simulator, and ends with exit code 7. */
  const containers: CreateContainerHost = (ports) => ({
    async prepare(order) {
      orders.push(order);
      return {
        start: async (): Promise<RunningContainer> => ({
          networkBindings: [],
          exited: new Promise((resolve) => void ports.clock.after(hourMs, () => resolve(7))),
          logged: Promise.resolve(),
          droppedLines: () => 0,
          stop: () => undefined,
          kill: () => undefined,
          close: async () => undefined,
        }),
      };
    },
    async close() {
      isClosed = true;
    },
  });

  before(async () => {
    aws = await connect({ containers, clock: { ...clock, advance: clock.move } });
  });

  it("plays the containers of tasks on the simulator's clock, without a process", async () => {
    await aws.ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
    const containerDefinitions = [{ name: "app", image: "nowhere:v1", memory: 64 }];
    await aws.ecs.send(new RegisterTaskDefinitionCommand({ family: "web", containerDefinitions }));
    const overrides = { containerOverrides: [{ name: "app", command: ["migrate"] }] };
    const { tasks: [started] = [] } = await aws.ecs.send(
      new RunTaskCommand({ cluster: "prod", taskDefinition: "web", overrides }),
    );
    const taskArn = started?.taskArn ?? "";
    const taskWhen = (status: string) =>
      eventually(() => {
        clock.move(1_000);
        const task = aws.simulator.tasks("eu-west-1").find(taskArn);
        return task?.lastStatus === status && task;
      });

    const { startedAt } = await taskWhen("RUNNING");
    clock.move(hourMs);
    const { containers: [app] = [], executionStoppedAt } = await taskWhen("STOPPED");
    assert.equal(app?.exitCode, 7);
    assert.ok(Number(executionStoppedAt) - Number(startedAt) >= hourMs);
    assert.deepEqual(
      orders.map(({ definition, override }) => [definition.image, override?.command]),
      [["nowhere:v1", ["migrate"]]],
    );
  });

  it("is closed with the simulator", async () => {
    await aws.close();
    assert.ok(isClosed);
  });
});
