import * as assert from "node:assert/strict";
import { checkInputs } from "../../../simulator/aws-plugin/check";
import type { Naming } from "../../../simulator/aws-plugin/generated-name";
import type { Properties } from "../../../simulator/aws-plugin/resource-type";
import { cluster } from "../../../simulator/aws-plugin/resources/cluster";
import { taskDefinition } from "../../../simulator/aws-plugin/resources/task-definition";

describe("the check of a resource's inputs", () => {
  const naming: Naming = { resourceName: "main", randomSeed: new Uint8Array([1]), configured: undefined };
  const provider = { region: "eu-west-1", defaultTags: {} };
  const check = (olds: Properties | undefined, news: Properties, at: Naming = naming) =>
    checkInputs(cluster, olds, news, at, provider);

  it("makes up a name and takes the provider's region, and remembers that it did", () => {
    const { inputs, failures } = check(undefined, {});
    assert.match(String(inputs.name), /^main-[0-9a-f]{7}$/);
    assert.equal(inputs.region, "eu-west-1");
    assert.deepEqual(inputs.__defaults, ["name", "region"]);
    assert.deepEqual(failures, []);
  });

  it("keeps the name it made up, whatever the seed", () => {
    const { inputs: olds } = check(undefined, {});
    const { inputs: news } = check(olds, {}, { ...naming, randomSeed: new Uint8Array([2]) });
    assert.equal(news.name, olds.name);
  });

  it("takes the program's name, and makes up one again when the program drops it", () => {
    const { inputs: named } = check(undefined, { name: "ours" });
    assert.equal(named.name, "ours");
    assert.deepEqual(named.__defaults, ["region"]);
    assert.match(String(check(named, {}).inputs.name), /^main-/);
  });

  it("lets the program's tags win over the provider's default tags", () => {
    const withDefaults = { ...provider, defaultTags: { team: "red", stage: "dev" } };
    const { inputs } = checkInputs(cluster, undefined, { tags: { team: "blue" } }, naming, withDefaults);
    assert.deepEqual(inputs.tags, { team: "blue", stage: "dev" });
  });

  it("refuses what the stand-in does not serve", () => {
    assert.deepEqual(check(undefined, { serviceConnectDefaults: {} }).failures, [
      {
        property: "serviceConnectDefaults",
        reason: "the stand-in for the AWS provider does not serve this property",
      },
    ]);
  });

  it("asks for what is required, and does not make up a family", () => {
    const { inputs, failures } = checkInputs(taskDefinition, undefined, { cpu: "256" }, naming, provider);
    assert.deepEqual(
      failures.map(({ property }) => property),
      ["family", "containerDefinitions"],
    );
    assert.deepEqual(inputs, { cpu: "256", region: "eu-west-1", __defaults: ["region"] });
  });
});
