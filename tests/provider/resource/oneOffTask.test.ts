import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { OneOffTask, type OneOffTaskArgs } from "../../../provider";
import { toldOutputs } from "../../../provider/resource/toldOutputs";

const args: OneOffTaskArgs = {
  cluster: pulumi.output("prod"),
  taskDefinition: {
    family: "hi-web",
    containerDefinitions: [{ name: "web", image: pulumi.output("app:v1") }],
  },
  command: ["rake", "db:migrate"],
};

describe("a OneOffTask in a program", () => {
  const registered: pulumi.runtime.MockResourceArgs[] = [];

  before(async () => {
    const mocks: pulumi.runtime.Mocks = {
      newResource(args) {
        registered.push(args);
        return { id: args.name, state: { ...args.inputs, taskDefinitionArn: "hi-web:1" } };
      },
      call: ({ inputs }) => inputs,
    };
    await pulumi.runtime.setMocks(mocks, "shop", "prod", false);
  });
  after(() => pulumi.runtime.resetOptions("", "", -1, "", "", false, ""));

  it("registers its arguments, its URN and the provider, and gives the gate out", async () => {
    const migrate = new OneOffTask("migrate", args);
    const gate = await new Promise((resolve) => migrate.taskDefinitionArn.apply(resolve));
    assert.equal(gate, "hi-web:1");
    const [{ type, name, inputs } = assert.fail("nothing was registered"), ...more] = registered;
    assert.deepEqual(more, []);
    assert.deepEqual([type, name], ["pulumi-nodejs:dynamic/ecs-task:OneOffTask", "migrate"]);
    const { __provider, resourceUrn, secretPaths, ...own } = inputs;
    assert.deepEqual(own, {
      cluster: "prod",
      taskDefinition: { family: "hi-web", containerDefinitions: [{ name: "web", image: "app:v1" }] },
      command: ["rake", "db:migrate"],
    });
    assert.deepEqual(secretPaths, []);
    assert.equal(resourceUrn, "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/ecs-task:OneOffTask::migrate");
    assert.ok(Buffer.byteLength(__provider) <= 1_024, `${__provider.length} characters of provider`);
    assert.match(__provider, /pulumi-ecs-task\/runtime/);
  });

  it("has its inputs and the outputs that a program is told, and no bookkeeping, which would cost it time", () => {
    const outputs = Object.entries(new OneOffTask("other", args)).filter(([, value]) =>
      pulumi.Output.isInstance(value),
    );
    const hidden = ["id", "urn", "__provider", "resourceUrn", "secretPaths"];
    assert.deepEqual(
      outputs.map(([name]) => name).sort(),
      [...toldOutputs, ...Object.keys(args), ...hidden].sort(),
    );
  });
});
