import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { completeConnection } from "../../../provider/connection/complete";
import { inputNames } from "../../../provider/resource/inputs";
import { outputNames } from "../../../provider/resource/state";
import { runPolicies } from "../../../provider/run/policy";
import { packageSchema } from "../../../scripts/schema/schema";
import type { EnumSpec, ObjectSpec, Properties, PropertySpec, TypeSpec } from "../../../scripts/schema/spec";
import { words } from "../../../scripts/schema/words";

const schema = packageSchema();
const [oneOffTask, gatedService] = [resourceOf("OneOffTask"), resourceOf("GatedService")];

function resourceOf(name: string) {
  const resource = schema.resources[`ecs-task:index:${name}`];
  assert.ok(resource);
  return resource;
}

function typeOf(name: string): ObjectSpec | EnumSpec {
  const type = schema.types[`ecs-task:index:${name}`];
  assert.ok(type, name);
  return type;
}

function propertiesOf(name: string): Properties {
  const type = typeOf(name);
  assert.ok(type.type === "object", name);
  return type.properties;
}

/** Every property, with its path. */
function allProperties(): [path: string, spec: PropertySpec][] {
  const homes: [string, Properties][] = [
    ["config", schema.config.variables],
    ...Object.entries(schema.resources).flatMap(
      ([token, { inputProperties, properties }]): [string, Properties][] => [
        [`${token} inputs`, inputProperties],
        [`${token} outputs`, properties],
      ],
    ),
    ...Object.entries(schema.types).flatMap(([token, type]): [string, Properties][] =>
      type.type === "object" ? [[token, type.properties]] : [],
    ),
  ];
  return homes.flatMap(([home, properties]) =>
    Object.entries(properties).map(([name, spec]): [string, PropertySpec] => [`${home}.${name}`, spec]),
  );
}

function referencesIn(spec: TypeSpec): string[] {
  if ("$ref" in spec) return [spec.$ref];
  if ("oneOf" in spec) return spec.oneOf.flatMap(referencesIn);
  if (spec.type === "array") return referencesIn(spec.items);
  return spec.type === "object" ? referencesIn(spec.additionalProperties) : [];
}

describe("The schema of the package", () => {
  it("has every input of a OneOffTask, and no other", () => {
    assert.deepEqual(Object.keys(oneOffTask.inputProperties).sort(), [...inputNames].sort());
    assert.deepEqual(oneOffTask.requiredInputs, ["cluster"]);
  });

  it("has a OneOffTask's inputs and the outputs that are told among its properties, and no bookkeeping", () => {
    const outputs = Object.keys(oneOffTask.properties).filter(
      (name) => !inputNames.some((input) => input === name),
    );
    const bookkeeping = [
      "failure",
      "drift",
      "region",
      "recordedRuns",
      "verdictTaskArn",
      "revisionArn",
      "revisions",
    ];
    const kept = [...bookkeeping, "foreignRevisions", "requestedArn", "taskDefinitionArn"];
    assert.deepEqual(outputs.sort(), outputNames.filter((name) => !kept.includes(name)).sort());
    assert.match(oneOffTask.properties.taskDefinitionArn?.description ?? "", /^The gate/);
  });

  it("says which outputs are always there", () => {
    const always = [
      "cluster",
      "taskDefinitionArn",
      "taskArn",
      "exitCode",
      "status",
      "reason",
      "stoppedAt",
      "attempt",
    ];
    assert.deepEqual([...oneOffTask.required].sort(), [...always, "consoleUrl"].sort());
  });

  it("lets a dynamic OneOffTask become one of the plugin", () => {
    assert.deepEqual(oneOffTask.aliases, [{ type: "pulumi-nodejs:dynamic/ecs-task:OneOffTask" }]);
  });

  it("has the service's arguments but for those that the component decides", () => {
    const members = Object.keys(propertiesOf("Service"));
    for (const name of ["desiredCount", "loadBalancers", "networkConfiguration", "waitForSteadyState"])
      assert.ok(members.includes(name), name);
    assert.ok(!members.includes("cluster") && !members.includes("taskDefinition"));
    assert.equal(gatedService.isComponent, true);
    assert.deepEqual([...gatedService.requiredInputs].sort(), ["cluster", "release"]);
  });

  const types: readonly [home: string, member: string, spec: object][] = [
    ["TaskDefinition", "cpu", { oneOf: [{ type: "string" }, { type: "integer" }] }],
    ["TaskDefinition", "tags", { type: "object", additionalProperties: { type: "string" } }],
    ["Release", "name", { type: "string", plain: true }],
    ["Release", "when", { type: "array", items: { type: "string", plain: true }, plain: true }],
    ["Release", "command", { type: "array", items: { type: "string" } }],
    ["Release", "triggers", { $ref: "pulumi.json#/Any" }],
    ["Release", "runPolicy", { $ref: "#/types/ecs-task:index:RunPolicy" }],
    ["Service", "desiredCount", { type: "integer" }],
    ["ServiceDeploymentConfigurationCanaryConfiguration", "canaryPercent", { type: "number" }],
    ["ServiceDeploymentConfigurationLinearConfiguration", "stepPercent", { type: "number" }],
    ["RunResult", "exitCode", { type: "integer" }],
  ];
  for (const [home, member, spec] of types) {
    it(`has ${home}.${member} as ${JSON.stringify(spec)}`, () => {
      const { description, ...type } = propertiesOf(home)[member] ?? {};
      assert.deepEqual(type, spec);
      assert.ok(description);
    });
  }

  it("has the words of a policy, each with what it means", () => {
    const policy = typeOf("RunPolicy");
    assert.ok(policy.type === "string");
    assert.deepEqual(
      policy.enum.map(({ value }) => value),
      runPolicies,
    );
    for (const { description = "" } of policy.enum) assert.match(description, /^[A-Z].*\.$/);
  });

  it("reads from the provider's configuration all that a connection is completed from", () => {
    const read: string[] = [];
    completeConnection({}, (key) => {
      read.push(key.replace("aws:", ""));
      return key === "aws:accessKey" || key === "aws:secretKey" ? "key" : undefined;
    });
    // Version 6 of the AWS provider's name for the roles.
    const asked = new Set(read.filter((name) => name !== "assumeRole"));
    assert.deepEqual(Object.keys(schema.config.variables).sort(), [...asked].sort());
    assert.deepEqual(schema.provider.inputProperties, schema.config.variables);
  });

  it("marks keys as secrets, and nothing else", () => {
    const secret = allProperties().flatMap(([path, spec]) => (spec.secret ? [path] : []));
    assert.deepEqual(secret, [
      "config.accessKey",
      "config.secretKey",
      "config.token",
      "ecs-task:index:ConnectionSettings.credentials",
    ]);
  });

  it("refers to no type that it does not have, and has none that nothing refers to", () => {
    const references = new Set(allProperties().flatMap(([, spec]) => referencesIn(spec)));
    references.delete("pulumi.json#/Any");
    assert.deepEqual(
      [...references].sort(),
      Object.keys(schema.types)
        .map((token) => `#/types/${token}`)
        .sort(),
    );
  });

  it("requires of each type only what it has", () => {
    for (const [token, type] of Object.entries(schema.types)) {
      if (type.type !== "object") continue;
      for (const name of type.required) assert.ok(name in type.properties, `${token}.${name}`);
    }
  });

  it("describes every type, and every property that its type's description does not tell", () => {
    for (const [token, { description = "" }] of Object.entries(schema.types))
      assert.notEqual(description, "", token);
    const told = Object.entries(schema.types).flatMap(([token, type]) =>
      type.type === "object" && Object.values(type.properties).every((spec) => spec.description === undefined)
        ? [token]
        : [],
    );
    const missing = allProperties().filter(
      ([path, { description }]) =>
        description === undefined && !told.some((token) => path.startsWith(`${token}.`)),
    );
    assert.deepEqual(missing, []);
  });

  it("speaks of nothing that there is in a Node program only", () => {
    const text = JSON.stringify(schema);
    for (const [inNode] of [...words, ["{@link"], ["undefined"], ["[object"], ["See below"]])
      assert.ok(!text.includes(JSON.stringify(inNode).slice(1, -1)), inNode);
  });

  it("changes no words that nobody says", () => {
    const files = [
      "resource/inputs",
      "resource/args",
      "resource/oneOffTask",
      "component/args",
      "connection/settings",
    ];
    const comments = [...files, "definition/shape"]
      .map((file) => readFileSync(resolve(__dirname, "../../../provider", `${file}.ts`), "utf8"))
      .join("\n")
      .replace(/\n *\* /g, " ");
    for (const [inNode] of words) assert.ok(comments.includes(inNode), inNode);
  });
});
