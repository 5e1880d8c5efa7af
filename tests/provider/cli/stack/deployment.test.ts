import * as assert from "node:assert/strict";
import { type Exported, stackIn } from "../../../../provider/cli/stack/deployment";

const dynamicUrn = "urn:pulumi:prod::infra::pulumi-nodejs:dynamic/ecs-task:OneOffTask::migrate";
const pluginUrn = "urn:pulumi:prod::infra::ecs-task:index:OneOffTask::migrate";
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(value),
});

const dynamic = {
  urn: dynamicUrn,
  type: "pulumi-nodejs:dynamic/ecs-task:OneOffTask",
  outputs: {
    __provider: "text",
    resourceUrn: dynamicUrn,
    secretPaths: [["command", 1]],
    cluster: "main",
    command: ["deploy", "with-a-token"],
    environment: { PASSWORD: secret("hunter2hunter2") },
    taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:3",
    requestedArn: "hi-web:3",
    status: "succeeded",
    taskArn: "arn:task",
  },
};
const none = () => undefined;
const read = (resources: Exported["resources"], config = none as (key: string) => string | undefined) =>
  stackIn("prod", { resources } as Exported, config);

describe("a stack's state", () => {
  it("has the inputs and outputs of a task, with its secrets in place and known as such", () => {
    const [task] = read([dynamic]).tasks;
    assert.deepEqual(task && { ...task, config: undefined }, {
      name: "migrate",
      row: dynamicUrn,
      urn: dynamicUrn,
      inputs: {
        cluster: "main",
        command: ["deploy", "with-a-token"],
        environment: { PASSWORD: "hunter2hunter2" },
        taskDefinitionArn: "hi-web:3",
        requestedArn: "hi-web:3",
        status: "succeeded",
        taskArn: "arn:task",
      },
      outputs: {
        foreignRevisions: [],
        taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:3",
        requestedArn: "hi-web:3",
        status: "succeeded",
        taskArn: "arn:task",
      },
      secrets: ["hunter2hunter2", "with-a-token"],
      config: undefined,
    });
  });

  it("has nothing of a resource that is to be deleted, and nothing of others'", () => {
    const { tasks, gatedServices } = read([
      { ...dynamic, delete: true },
      { urn: "urn:pulumi:prod::infra::aws:ecs/cluster:Cluster::main", type: "aws:ecs/cluster:Cluster" },
    ]);
    assert.deepEqual([tasks, gatedServices], [[], []]);
  });

  it("has the tasks of a component, and the revision that its service has", () => {
    const urn = "urn:pulumi:prod::infra::ecs-task:index:GatedService::web";
    const component = {
      urn,
      type: "ecs-task:index:GatedService",
      outputs: { taskDefinitionArn: secret("hi-web:4") },
    };
    const { tasks, gatedServices } = read([component, { ...dynamic, parent: urn }]);
    assert.deepEqual(gatedServices, [{ name: "web", urn, taskDefinitionArn: "hi-web:4" }]);
    assert.deepEqual(
      tasks.map(({ name, component }) => [name, component]),
      [["migrate", urn]],
    );
  });

  it("has the service's own definition of a component, and no revision of a gate that was never opened", () => {
    const urn = "urn:pulumi:prod::infra::ecs-task:index:GatedService::web";
    const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1";
    const definition = (parent: string, rest: object = {}) => ({
      urn: `${parent}-definition`,
      type: "aws:ecs/taskDefinition:TaskDefinition",
      parent,
      outputs: { arn, ...rest },
    });
    const component = { urn, type: "ecs-task:index:GatedService", outputs: { taskDefinitionArn: "" } };
    const others = [definition("urn:other"), { ...definition(urn, { arn: "older" }), delete: true }];
    assert.deepEqual(read([component, ...others, definition(urn)]).gatedServices, [
      { name: "web", urn, definitionArn: arn },
    ]);
    assert.deepEqual(read([component, ...others]).gatedServices, [{ name: "web", urn }]);
  });

  it("has a task of the plugin by the URN that it has in ECS, which is that of a Node program's", () => {
    const { resourceUrn: _none, ...outputs } = dynamic.outputs;
    const [task] = read([{ urn: pluginUrn, type: "ecs-task:index:OneOffTask", outputs }]).tasks;
    assert.deepEqual([task?.row, task?.urn], [pluginUrn, dynamicUrn]);
  });

  describe("completes the connection of a task", () => {
    const config = (key: string) => ({ "aws:region": "eu-west-1", "ecs-task:region": "eu-central-1" })[key];
    const regionOf = (resource: object, others: NonNullable<Exported["resources"]> = []) => {
      const [task] = read([...others, { ...dynamic, ...resource }], config).tasks;
      return task?.config("aws:region");
    };
    const ofPlugin = { urn: pluginUrn, type: "ecs-task:index:OneOffTask" };
    const providerUrn = "urn:pulumi:prod::infra::pulumi:providers:ecs-task::mine";
    const provider = {
      urn: providerUrn,
      type: "pulumi:providers:ecs-task",
      inputs: { region: "us-east-1", version: "0.1.0" },
    };

    it("of a Node program from the configuration of AWS", () => {
      assert.equal(regionOf({}), "eu-west-1");
    });

    it("of the plugin from the plugin's own, by whatever name its default provider has", () => {
      const id = "::0b0c";
      for (const name of ["default", "default_0_1_0"])
        assert.equal(
          regionOf({ ...ofPlugin, provider: `${providerUrn.replace(/mine$/, name)}${id}` }),
          "eu-central-1",
        );
    });

    it("of the plugin from a provider of its own", () => {
      assert.equal(regionOf({ ...ofPlugin, provider: `${providerUrn}::0b0c` }, [provider]), "us-east-1");
    });
  });
});
