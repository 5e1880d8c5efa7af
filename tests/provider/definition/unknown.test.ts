import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { changesBetween } from "../../../provider/values/changes";
import { isUnknown, mark } from "../unknown";
import { definitions, place, runSettings, withMark } from "./arbitrary";
import { container, definition } from "./web";

const before = definition({
  containerDefinitions: [
    container("web", {
      command: ["puma"],
      environment: [{ name: "A", value: "1" }],
      secrets: [{ name: "S", valueFrom: "arn:1" }],
      portMappings: [{ containerPort: 80 }],
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g" } },
    }),
  ],
  cpu: 256,
  runtimePlatform: { cpuArchitecture: "ARM64" },
  ephemeralStorage: { sizeInGib: 30 },
});
const web = before.containerDefinitions[0] as object;
const inWeb = (rest: object) => ({ ...before, containerDefinitions: [{ ...web, ...rest }] });

describe("a task definition with a value that is not known yet", () => {
  const places: readonly [where: string, definition: object, path: string][] = [
    ["the family", { ...before, family: mark }, "family"],
    ["the CPU", { ...before, cpu: mark }, "cpu"],
    ["the role", { ...before, executionRoleArn: mark }, "executionRoleArn"],
    ["the platform", { ...before, runtimePlatform: mark }, "runtimePlatform"],
    ["the storage", { ...before, ephemeralStorage: mark }, "ephemeralStorage"],
    [
      "the size of the storage",
      { ...before, ephemeralStorage: { sizeInGib: mark } },
      "ephemeralStorage.sizeInGiB",
    ],
    ["the compatibilities", { ...before, requiresCompatibilities: mark }, "requiresCompatibilities"],
    ["a container", { ...before, containerDefinitions: [mark] }, "containerDefinitions"],
    ["the image", inWeb({ image: `repo:${mark}` }), "containerDefinitions[0].image"],
    ["the command", inWeb({ command: mark }), "containerDefinitions[0].command"],
    ["a word of the command", inWeb({ command: [mark] }), "containerDefinitions[0].command"],
    ["the environment", inWeb({ environment: mark }), "containerDefinitions[0].environment"],
    ["a variable", inWeb({ environment: [mark] }), "containerDefinitions[0].environment"],
    [
      "a variable's value",
      inWeb({ environment: [{ name: "A", value: mark }] }),
      'containerDefinitions[0].environment["A"].value',
    ],
    ["the secrets", inWeb({ secrets: mark }), "containerDefinitions[0].secrets"],
    ["the ports", inWeb({ portMappings: mark }), "containerDefinitions[0].portMappings"],
    ["a port", inWeb({ portMappings: [mark] }), "containerDefinitions[0].portMappings"],
    [
      "a log option",
      inWeb({ logConfiguration: { logDriver: "awslogs", options: mark } }),
      "containerDefinitions[0].logConfiguration.options",
    ],
  ];
  for (const [where, after, path] of places) {
    it(`keeps the mark in place of ${where}`, () => {
      const [olds, news] = [before, after].map((one) => normaliseDefinition(one as never, {}));
      assert.deepEqual(changesBetween(olds, news, "taskDefinition", isUnknown), [
        { path: `taskDefinition.${path}`, kind: "unknown" },
      ]);
    });
  }

  it("is normalised without an error wherever the mark stands", () => {
    fc.assert(
      fc.property(definitions, runSettings, place, (inputs, run, steps) => {
        const marked = withMark(inputs, steps, mark);
        // Text in place of all containers is JSON to parse: the caller takes the mark out first.
        fc.pre((marked as { containerDefinitions: unknown }).containerDefinitions !== mark);
        assert.ok(normaliseDefinition(marked as never, run));
      }),
    );
  });
});
