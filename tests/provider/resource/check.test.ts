import * as assert from "node:assert/strict";
import { check } from "../../../provider/resource/check";
import { inputNames } from "../../../provider/resource/inputs";
import { existing, onFargate, problemTable, told } from "../problemTable";
import { mark } from "../unknown";
import { release, revisionArn } from "./stack";

const arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod";
const definition = (taskDefinitionArn: unknown) => existing({ taskDefinitionArn });
const wrongRevision = 'taskDefinitionArn must be the ARN of one revision, or "family:revision", and is';
const wrongCluster =
  'cluster must be the name of a cluster (1-255 of letters, digits, "-" and "_") or its ARN, and is';

describe("checking the inputs of a OneOffTask", () => {
  const sound: readonly [title: string, inputs: object][] = [
    ["an inline definition", release("v1")],
    ["an existing definition", existing()],
    ["the ARN of an existing definition", definition(revisionArn(12))],
    ["an existing definition that is not known yet", definition(mark)],
    ["the ARN of a cluster", existing({ cluster: arn })],
    ["a cluster that is not known yet", existing({ cluster: mark })],
    ["a name that is undefined", existing({ comand: undefined })],
    [
      "nothing known but the names",
      Object.fromEntries(
        inputNames
          .filter((name) => !["taskDefinitionArn", "launchType"].includes(name))
          .map((name) => [name, mark]),
      ),
    ],
    ["a run before a destroy", existing({ onDelete: { command: ["drop"], environment: { A: "1" } } })],
  ];
  for (const [title, inputs] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(told({ ...inputs }), []));
  }

  problemTable([
    [
      "no cluster",
      existing({ cluster: undefined }),
      "cluster is required: the name or ARN of an ECS cluster",
    ],
    ["an empty cluster", existing({ cluster: "" }), `${wrongCluster} ""`],
    ["a cluster with a dot", existing({ cluster: "hi.prod" }), `${wrongCluster} "hi.prod"`],
    [
      "a service for a cluster",
      existing({ cluster: arn.replace("cluster/", "service/") }),
      `${wrongCluster} "arn:aws:ecs`,
    ],
    [
      "a cluster of 256 characters",
      existing({ cluster: "x".repeat(256) }),
      wrongCluster,
      existing({ cluster: "x".repeat(255) }),
    ],
    [
      "no definition",
      existing({ taskDefinitionArn: undefined }),
      "taskDefinition is required, unless taskDefinitionArn names an existing one",
    ],
    ...(["hi-web", revisionArn(1).replace(/:1$/, ""), "hi web:1", 7] as const).map(
      (given) =>
        [
          `${JSON.stringify(given)} for an existing definition, which names no one revision`,
          definition(given),
          `${wrongRevision} ${JSON.stringify(given)}`,
        ] as const,
    ),
    [
      "an existing definition that is handed on by a run without a success",
      definition(""),
      "taskDefinitionArn is empty, which is what a run hands on that has not succeeded yet: run `pulumi up` without --target",
    ],
    [
      "two definitions",
      onFargate({ taskDefinitionArn: "hi-web:1" }),
      "taskDefinitionArn excludes taskDefinition: give one of the two",
    ],
    [
      "two definitions of which one is not known yet",
      onFargate({ taskDefinitionArn: mark }),
      "taskDefinitionArn excludes taskDefinition",
    ],
    [
      "an existing definition of another region than the cluster's",
      existing({ cluster: arn.replace("eu-west-1", "us-east-1"), taskDefinitionArn: revisionArn(1) }),
      'taskDefinitionArn must be in the region that is called: it is in "eu-west-1", and the cluster is in "us-east-1"',
      existing({ cluster: arn, taskDefinitionArn: revisionArn(1) }),
    ],
    [
      "a text for a flag",
      existing({ skipDestroy: "true" }),
      'skipDestroy must be true or false, and is "true"',
    ],
    [
      "a destroy without a command",
      existing({ onDelete: {} }),
      "onDelete.command is required: what is run before",
    ],
    [
      "an empty command for a destroy",
      existing({ onDelete: { command: [] } }),
      "onDelete.command must not be an empty list",
    ],
    [
      "the run's own variable in a destroy",
      existing({ onDelete: { command: ["drop"], environment: { ECS_TASK_RUN_ID: "x" } } }),
      "onDelete.environment.ECS_TASK_RUN_ID is set by this package",
    ],
    ["a misspelled input", existing({ comand: ["rake"] }), 'comand is no input: did you mean "command"?'],
    ["one that is not known yet", existing({ comand: mark }), 'comand is no input: did you mean "command"?'],
    [
      "one that is like none",
      existing({ flavour: "sweet" }),
      "flavour is no input; the inputs here are cluster, taskDefinition, ",
    ],
    [
      "one of the service",
      existing({ desiredCount: 2 }),
      "desiredCount is no input: it belongs to the aws.ecs.Service; one task is run, once",
    ],
    [
      "one of the definition",
      existing({ family: "hi-web" }),
      "family is no input: it belongs to the definition: taskDefinition: {family}",
    ],
    [
      "one of a container",
      existing({ secrets: [] }),
      "secrets is no input: it belongs to a container: taskDefinition.containerDefinitions[0].secrets",
    ],
    [
      "one of the network",
      existing({ subnets: ["s"] }),
      "subnets is no input: write networkConfiguration: {subnets}",
    ],
    [
      "one of the connection",
      existing({ region: "eu-west-1" }),
      "region is no input: write connection: {region}",
    ],
    ["one of the logs", existing({ tailLines: 5 }), "tailLines is no input: write logs: {tailLines}"],
    [
      "one that is set for each run",
      existing({ startedBy: "me" }),
      "startedBy is no input: this package sets it for each run itself",
    ],
    [
      "the ECS API's spelling of the strategies",
      existing({ capacityProviderStrategy: [] }),
      "capacityProviderStrategy is no input: write capacityProviderStrategies, as aws.ecs.Service does",
    ],
    [
      "the ECS API's spelling of the placement",
      existing({ placementStrategy: [] }),
      "placementStrategy is no input: write orderedPlacementStrategies, as aws.ecs.Service does",
    ],
    [
      "the ECS API's spelling of the volumes",
      existing({ volumeConfigurations: [] }),
      "volumeConfigurations is no input: write volumeConfiguration, which is one",
    ],
    [
      "the ECS API's spelling of a flag",
      existing({ enableECSManagedTags: true }),
      'enableECSManagedTags is no input: did you mean "enableEcsManagedTags"?',
    ],
    ["a name that every object has", existing({ constructor: "x" }), "constructor is no input"],
  ]);

  it("finds everything at once", () => {
    const { taskDefinition } = onFargate({ definition: { cpu: "much" } });
    const inputs = { taskDefinition, command: [], launchType: "SPOT" };
    assert.deepEqual(
      check(inputs)
        .map(({ path }) => path)
        .sort(),
      ["cluster", "command", "launchType", "taskDefinition.cpu"],
    );
  });
});
