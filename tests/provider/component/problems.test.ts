import assert from "node:assert/strict";
import { argumentProblems } from "../../../provider/component/problems/arguments";

const output = Symbol("output");
const isOutput = (value: unknown) => value === output;
const web = { name: "web", image: "web:v1" };
const taskDefinition = { family: "app", containerDefinitions: [web] };
const command = ["migrate"];
const sound = { cluster: "main", taskDefinition, release: { command } };
const sidecars = {
  family: "app",
  containerDefinitions: [
    {
      ...web,
      dependsOn: [{ containerName: "agent", condition: "START" }],
      links: ["cache:redis"],
      volumesFrom: [{ sourceContainer: "files" }],
    },
    ...["agent", "cache", "files", "proxy"].map((name) => ({ name, image: "a:v1", essential: false })),
  ],
};

describe("The arguments of a GatedService", () => {
  const problems = (args: object) =>
    argumentProblems({ ...args }, isOutput).map(({ path, message }) => `${path} ${message}`);

  const accepted: readonly (readonly [title: string, args: object])[] = [
    ["the least there is", sound],
    [
      "an existing definition, several commands and the service's own",
      {
        ...{ cluster: "main", taskDefinitionArn: "app:1" },
        release: [{ command }, { command, name: "seed", cpu: 512, when: ["db/**", "seeds"] }],
        service: { desiredCount: 2, anythingThatTheAwsProviderKnows: true },
        afterDeploy: { command, runPolicy: "always" },
        onFailedDeploy: { command, environment: { A: "b" } },
      },
    ],
    [
      "values that are outputs",
      {
        ...sound,
        ...{ cluster: output, taskDefinition: output, logs: output },
        release: { command: output, environment: output, cpu: output },
        service: { networkConfiguration: output, waitForSteadyState: output },
        afterDeploy: { command: output },
      },
    ],
    ["a provider as connection", { ...sound, connection: { __pulumiResource: true, region: output } }],
    [
      "a choice of containers that is complete, from JSON text",
      {
        ...sound,
        taskDefinition: { ...sidecars, containerDefinitions: JSON.stringify(sidecars.containerDefinitions) },
        release: { command, containers: ["web", "agent", "cache", "files"] },
      },
    ],
  ];
  for (const [title, args] of accepted) it(`may be ${title}`, () => assert.deepEqual(problems(args), []));

  const refused: readonly (readonly [title: string, args: object, wanted: readonly RegExp[]])[] = [
    [
      "what is missing",
      {},
      [
        /^cluster is required/,
        /^release is required: what has to succeed/,
        /^taskDefinition is required, unless taskDefinitionArn/,
      ],
    ],
    [
      "two definitions",
      { ...sound, taskDefinitionArn: "app:1" },
      [/^taskDefinitionArn excludes taskDefinition/],
    ],
    ["no command at all", { ...sound, release: [] }, [/^release must not be an empty list/]],
    [
      "a command that is none",
      { ...sound, release: [{}, { command: [] }, { command: "rake db:migrate" }] },
      [
        /^release\[0\]\.command is required/,
        /^release\[1\]\.command must not be an empty list/,
        /^release\[2\]\.command must be a list such as \["rake", "db:migrate"\], and is "rake db:migrate"/,
      ],
    ],
    [
      "names that are written wrong, and those of elsewhere",
      {
        ...{ desiredCount: 2, relaese: {} },
        ...sound,
        release: { command, comand: [], cluster: "other", overrides: {} },
        service: { cluster: "other", taskDefinition: "app:1" },
        afterDeploy: { command, containers: ["web"] },
        onFailedDeploy: { command, name: "x" },
      },
      [
        /^desiredCount is no input: it is the service's: write service: \{desiredCount\}/,
        /^relaese is no input: did you mean "release"\?/,
        /^release\.comand is no input: did you mean "command"\?/,
        /^release\.cluster is no input: it is the component's/,
        /^release\.overrides is no input: write cpu, memory and taskRoleArn/,
        /^service\.cluster is no input: the component gives its service this one/,
        /^service\.taskDefinition is no input/,
        /^afterDeploy\.containers is no input: it is for release alone/,
        /^onFailedDeploy\.name is no input/,
      ],
    ],
    [
      "names that are taken, also those by default",
      {
        ...sound,
        release: [{ command }, { command, name: "release" }, { command, name: "a b" }],
        afterDeploy: { command, name: "release" },
      },
      [
        /^release\[2\]\.name must be a name of 1-100 letters/,
        /^release\[1\]\.name must be the only one named "release", and release\[0\] is too/,
        /^afterDeploy\.name must be the only one named "release"/,
      ],
    ],
    [
      "the name of what runs when the deploy fails",
      {
        ...sound,
        release: { command, name: "on-failed-deploy" },
        onFailedDeploy: { command },
      },
      [
        /^release\.name must be the only one named "on-failed-deploy", and onFailedDeploy is too: give it another name$/,
      ],
    ],
    [
      "a policy beside files",
      { ...sound, release: { command, when: "db/**", runPolicy: "always" } },
      [/^release\.runPolicy must be left out beside release\.when, which makes it onTrigger/],
    ],
    [
      "containers of an existing definition",
      {
        ...sound,
        taskDefinition: undefined,
        taskDefinitionArn: "app:1",
        release: { command, containers: ["web"] },
      },
      [/^release\.containers needs taskDefinition/],
    ],
    [
      "a choice that leaves out what is needed",
      {
        ...sound,
        taskDefinition: sidecars,
        container: "proxy",
        release: { command, containers: ["web", "porxy"] },
      },
      [
        /^release\.containers leaves out the container "proxy", whose exit code counts: add it/,
        /^release\.containers\[1\] names the container "porxy", .*did you mean "proxy"\?/,
        /^release\.containers leaves out the container "agent", which "web" needs by its dependsOn/,
        /^release\.containers leaves out the container "cache", which "web" needs by its links/,
        /^release\.containers leaves out the container "files", which "web" needs by its volumesFrom/,
      ],
    ],
    [
      "no wait before what runs after the deploy",
      { ...sound, afterDeploy: { command }, service: { waitForSteadyState: false } },
      [/^service\.waitForSteadyState must not be false beside afterDeploy/],
    ],
    [
      "outputs in the place of what decides which resources there are",
      { ...sound, service: output, release: [output, { command, name: output }] },
      [
        /^service must not be an output/,
        /^release\[0\] must not be an output/,
        /^release\[1\]\.name must not be an output/,
      ],
    ],
  ];
  for (const [title, args, wanted] of refused) {
    it(`must not have ${title}`, () => {
      const told = problems(args);
      assert.equal(told.length, wanted.length, told.join("\n"));
      for (const [i, pattern] of wanted.entries()) assert.match(told[i] ?? "", pattern);
    });
  }
});
