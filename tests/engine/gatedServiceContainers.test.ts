import assert from "node:assert/strict";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

interface Registered {
  readonly family: string;
  readonly networkMode?: string;
  readonly containerDefinitions: readonly {
    readonly name: string;
    readonly logConfiguration?: { readonly options: Readonly<Record<string, string>> };
  }[];
}

/** Not essential, or the definition has no container that is judged. */
const proxy = { name: "proxy", image: "app:v1", command: ["node", "web.js"], essential: false };

/** A release that leaves the proxy out. */
const program = (version: number, release: object = {}): TaskUnderTest => ({
  containers: [proxy],
  container: { cpu: version },
  release: { containers: ["web"], ...release },
});

describe("A GatedService whose release leaves containers out", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  after(() => stack.close());

  const registered = () =>
    stack.simulator.journal.calls("RegisterTaskDefinition").map(({ input }) => input as Registered);
  const moves = () =>
    stack.simulator.journal
      .calls("UpdateService")
      .map(({ input }) => (input as { taskDefinition?: string }).taskDefinition);
  const failing = { environment: { EXIT_CODE: "3" } };

  it("runs it from a definition of its own, and registers the service's only after it", async () => {
    await stack.up(program(64));
    assert.deepEqual(
      registered().map(({ family, networkMode, containerDefinitions }) => [
        family,
        networkMode,
        containerDefinitions.map(({ name, logConfiguration }) => [
          name,
          logConfiguration?.options["awslogs-group"],
          logConfiguration?.options["awslogs-region"],
        ]),
      ]),
      [
        ["app-release", "awsvpc", [["web", "app", "eu-west-1"]]],
        [
          "app",
          "awsvpc",
          [
            ["web", "app", "eu-west-1"],
            ["proxy", "app", "eu-west-1"],
          ],
        ],
      ],
    );
    const [exited] = stack.simulator.journal.effects("container-exited");
    const [, service] = stack.simulator.journal.calls("RegisterTaskDefinition");
    assert.ok(exited && service && exited.seq < service.seq);
  });

  it("registers nothing for the service, and leaves it alone, when the release fails", async () => {
    stack.simulator.journal.clear();
    const { exitCode } = await stack.pulumi(["up", "--yes", "--skip-preview"], program(128, failing));
    assert.notEqual(exitCode, 0);
    assert.deepEqual(
      registered().map(({ family }) => family),
      ["app-release"],
    );
    assert.deepEqual(moves(), []);
  });

  for (const [what, version] of [
    ["failed", 128],
    ["was not asked to run for this definition", 256],
  ] as const) {
    it(`does not pass a release that ${what} when only what comes after it is targeted`, async () => {
      stack.simulator.journal.clear();
      const args = ["up", "--yes", "--skip-preview", "--target", "**::web"];
      const { exitCode, stdout } = await stack.pulumi(args, program(version));
      assert.notEqual(exitCode, 0);
      assert.match(stdout, /"release" has not succeeded with the definition that it is to run from/);
      assert.deepEqual(registered(), []);
      assert.deepEqual(moves(), []);
    });
  }

  it("goes on once it succeeds, and leaves nothing ACTIVE when it is destroyed", async () => {
    await stack.up(program(128));
    assert.match(String(moves()), /task-definition\/app:2$/);
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes", "--skip-preview"]);
    assert.equal(exitCode, 0, stdout);
    const { taskDefinitionArns } = await stack.ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" }));
    assert.deepEqual(taskDefinitionArns, []);
  });
});
