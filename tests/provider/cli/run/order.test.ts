import * as assert from "node:assert/strict";
import type { RunFlags } from "../../../../provider/cli/run/flags";
import { orderOf } from "../../../../provider/cli/run/order";
import type { RunSource } from "../../../../provider/cli/run/source";

const source: RunSource = {
  title: "OneOffTask migrate of stack prod",
  name: "migrate",
  inputs: {
    cluster: "main",
    taskDefinitionArn: "hi-web:3",
    command: ["rake", "db:migrate"],
    environment: { A: "1", B: "1" },
    overrides: { cpu: "512", taskRoleArn: "arn:aws:iam::123456789012:role/migrate" },
    networkConfiguration: { subnets: ["subnet-1"] },
    capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }],
    connection: { region: "eu-west-1", credentials: { accessKeyId: "id", secretAccessKey: "key" } },
  },
  config: () => undefined,
  secrets: [],
  hasOwnCommand: true,
  notes: [],
};
const order = (flags: RunFlags, words?: readonly string[]) => orderOf(source, flags, words);

describe("what the command line orders", () => {
  it("is the source's own run where it says nothing, for a week at most", () => {
    assert.deepEqual(order({}), { ...source.inputs, timeoutSeconds: 604_800 });
  });

  it("is another run with a command of its own: without the environment, size and role of the source's", () => {
    const { command, environment, overrides, cluster } = order({ env: { C: "2" }, memory: "4096" }, [
      "rake",
      "db:seed",
    ]);
    assert.deepEqual(
      { command, environment, overrides, cluster },
      {
        command: ["rake", "db:seed"],
        environment: { C: "2" },
        overrides: { memory: "4096" },
        cluster: "main",
      },
    );
  });

  it("adds to the environment and size of the source's own run", () => {
    const { environment, overrides } = order({ env: { B: "2" }, cpu: "1024" });
    assert.deepEqual(environment, { A: "1", B: "2" });
    assert.deepEqual(overrides, { cpu: "1024", taskRoleArn: "arn:aws:iam::123456789012:role/migrate" });
  });

  it("has a launch type in place of the source's capacity providers", () => {
    const { launchType, capacityProviderStrategies } = order({ launchType: "FARGATE" });
    assert.deepEqual([launchType, capacityProviderStrategies], ["FARGATE", undefined]);
  });

  it("has what is given of the network in place of the source's", () => {
    assert.deepEqual(order({ securityGroups: ["sg-1"], assignPublicIp: true }).networkConfiguration, {
      subnets: ["subnet-1"],
      securityGroups: ["sg-1"],
      assignPublicIp: true,
    });
    assert.deepEqual(order({ subnets: ["subnet-2"] }).networkConfiguration, { subnets: ["subnet-2"] });
    const { networkConfiguration: _none, ...inputs } = source.inputs;
    assert.throws(
      () => orderOf({ ...source, inputs }, { securityGroups: ["sg-1"] }, undefined),
      /^CommandFailure: --subnets must /,
    );
    const onFargate = { ...inputs, capacityProviderStrategies: [{ capacityProvider: "FARGATE" }] };
    assert.throws(
      () => orderOf({ ...source, inputs: onFargate }, {}, undefined),
      /^CommandFailure: --subnets is required on Fargate$/,
    );
  });

  it("reaches AWS by the named profile alone, and elsewhere where it is told to", () => {
    assert.deepEqual(order({ profile: "me" }).connection, { region: "eu-west-1", profile: "me" });
    const { endpoints, credentials } = order({ endpoint: "http://127.0.0.1:1" }).connection ?? {};
    assert.deepEqual(endpoints, { ecs: "http://127.0.0.1:1", logs: "http://127.0.0.1:1" });
    assert.ok(credentials, "the same identity");
  });

  it("tells all that is wrong at once, each by its option", () => {
    const flags = { cpu: "lots", timeout: 0, env: { "a=b": "" }, subnets: [], region: "here" };
    const told = (error: Error) => {
      const options = error.message.split("\n").map((line) => line.split(/ must |\[/)[0]);
      assert.deepEqual(options.sort(), ["--cpu", "--env", "--region", "--subnets", "--timeout"]);
      return true;
    };
    assert.throws(() => order(flags), told);
  });

  it("wants a command after --, and one at all where the source's own is a service's", () => {
    assert.throws(() => order({}, []), /nothing stands after --/);
    assert.throws(
      () => orderOf({ ...source, hasOwnCommand: false }, {}, undefined),
      /what is to run from OneOffTask/,
    );
  });
});
