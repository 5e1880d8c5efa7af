import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { type ExampleStack, openExample } from "./exampleStack";

const serverUrlSecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:review-server-url";

describe("examples/review-app", function () {
  this.timeout(upBudgetMs);
  let example: ExampleStack;
  let server: string;

  before(async function () {
    this.timeout(engineBudgetMs);
    example = await openExample("review-app", {
      releases: ["v1", "v2"],
      secrets({ directory }) {
        server = join(directory, "server");
        mkdirSync(server);
        return { [serverUrlSecretArn]: server };
      },
      config: () => ({ cluster: "review", serverUrlSecretArn }),
      before: (ecs) => ecs.send(new CreateClusterCommand({ clusterName: "review" })),
    });
  });

  after(() => example.close());

  const databases = () => readdir(server);
  const operations = () => example.simulator.journal.calls().map(({ operation }) => operation);

  it("makes the pull request's database before the service starts", async () => {
    await example.up("v1");
    assert.deepEqual(await databases(), ["hi-web-pr-123"]);
    assert.ok(operations().indexOf("RunTask") < operations().indexOf("CreateService"));
  });

  it("does nothing when nothing was pushed", async () => {
    example.simulator.journal.clear();
    await example.up("v1");
    assert.deepEqual(example.changes(), []);
  });

  it("migrates it for the next push, and drops nothing", async () => {
    example.simulator.journal.clear();
    await example.up("v2");
    assert.deepEqual(await databases(), ["hi-web-pr-123"]);
    assert.equal(operations().filter((operation) => operation === "RunTask").length, 1);
  });

  it("drops the database when the stack is destroyed, after the service and before anything else", async () => {
    example.simulator.journal.clear();
    const printed = await example.destroy();
    assert.match(printed, /dropped hi-web-pr-123/);
    assert.deepEqual(await databases(), []);
    const changes = example.changes();
    const [deleted, dropped, deregistered] = ["DeleteService", "RunTask", "DeregisterTaskDefinition"].map(
      (operation) => changes.indexOf(operation),
    );
    assert.ok(deleted !== undefined && dropped !== undefined && deregistered !== undefined);
    assert.ok(0 <= deleted && deleted < dropped && dropped < deregistered, String(changes));
    assert.deepEqual(await example.activeDefinitions(), []);
  });
});
