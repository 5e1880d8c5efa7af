import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateClusterCommand, RegisterTaskDefinitionCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import { name, simulatedAccount } from "./simulatedStage";

describe("A look at the account's one-off tasks", () => {
  let images: string;
  let cloud: Awaited<ReturnType<typeof simulatedAccount>>;

  beforeEach(async () => {
    images = await mkdtemp(join(tmpdir(), "ecs-task-images-"));
    cloud = await simulatedAccount(images);
    const { ecs } = cloud.clients;
    await ecs.send(new CreateClusterCommand({ clusterName: name }));
    const container = { name: "web", image: "docker/library/busybox:1.37", command: ["sleep", "600"] };
    await ecs.send(
      new RegisterTaskDefinitionCommand({ family: name, containerDefinitions: [container], memory: "512" }),
    );
    await ecs.send(new RunTaskCommand({ cluster: name, taskDefinition: name, startedBy: "ecs-task/1" }));
    await ecs.send(new RunTaskCommand({ cluster: name, taskDefinition: name, startedBy: "somebody-else" }));
  });
  afterEach(async () => {
    await cloud.simulator.close();
    await rm(images, { recursive: true });
  });

  it("shows those that this package has started", async () => {
    assert.equal((await cloud.account.look()).tasks.length, 1);
  });

  for (const operation of ["ListTasks", "DescribeTasks"]) {
    it(`shows none where the cluster is gone by ${operation}`, async () => {
      const effect = {
        kind: "error",
        name: "ClusterNotFoundException",
        message: "Cluster not found.",
      } as const;
      cloud.simulator.faults.add({ operation, nth: "every", effect });
      assert.deepEqual((await cloud.account.look()).tasks, []);
    });
  }

  it("fails with what else ECS answers", async () => {
    const effect = { kind: "error", name: "AccessDeniedException", message: "not allowed" } as const;
    cloud.simulator.faults.add({ operation: "DescribeTasks", effect });
    await assert.rejects(cloud.account.look(), /not allowed/);
  });
});
