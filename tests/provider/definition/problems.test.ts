import * as assert from "node:assert/strict";
import { definitionProblems } from "../../../provider/definition/problems";
import { isUnknown, mark } from "../unknown";
import { container, definition } from "./web";

const problems = (given: unknown, name?: string) =>
  definitionProblems(given, name, isUnknown).map(({ path, message }) => `${path} ${message}`);
const withContainer = (rest: object) =>
  definition({ containerDefinitions: [{ ...container("web"), ...rest }] });

const notCpu = 'taskDefinition.cpu must be CPU units such as 256, or a text such as "0.25 vCPU", and is ';
const notMemory = 'taskDefinition.memory must be MiB such as 512, or a text such as "1 GB", and is ';

describe("the problems of a task definition", () => {
  const sound: readonly [title: string, definition: unknown, container?: string][] = [
    ["a family and a container", definition()],
    ["its containers as JSON text", definition({ containerDefinitions: JSON.stringify([container("web")]) })],
    ["amounts in every spelling", definition({ cpu: "0.25 vCPU", memory: "1 GB" })],
    ["amounts as numbers", definition({ cpu: 256, memory: 512 })],
    [
      "every other input",
      definition({
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        executionRoleArn: "arn:aws:iam::123456789012:role/execution",
        taskRoleArn: "arn:aws:iam::123456789012:role/task",
        runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
        ephemeralStorage: { sizeInGib: 21 },
      }),
    ],
    ["200 GiB of storage", definition({ ephemeralStorage: { sizeInGib: 200 } })],
    [
      "a member of a container that this package does not list",
      withContainer({ readonlyRootFilesystem: true }),
    ],
    [
      "a named container among several",
      definition({ containerDefinitions: [container("web"), container("db")] }),
      "db",
    ],
    ["no value known at all", mark],
    ["no container known", definition({ containerDefinitions: mark })],
    ["containers whose text holds a mark", definition({ containerDefinitions: `[{"image":"${mark}"}]` })],
    ["one container not known", { ...definition(), containerDefinitions: [mark, container("web")] }, "web"],
    ["a container whose name is not known", withContainer({ name: mark }), "web"],
    ["an image and a command not known", withContainer({ image: mark, command: mark, environment: mark })],
  ];
  for (const [title, given, name] of sound) {
    it(`are none with ${title}`, () => assert.deepEqual(problems(given, name), []));
  }

  const spoiled: readonly [title: string, definition: unknown, problem: string][] = [
    ["no object", "hi-web", 'taskDefinition must be an object, and is "hi-web"'],
    ["no family", { containerDefinitions: [container("web")] }, "taskDefinition.family is required"],
    ["no containers", { family: "hi-web" }, "taskDefinition.containerDefinitions is required"],
    [
      "a family with a dot",
      definition({ family: "hi.web" }),
      'taskDefinition.family must be 1-255 of letters, digits, "-" and "_", and is "hi.web"',
    ],
    [
      "a family of a list",
      { ...definition(), family: ["web"] },
      'taskDefinition.family must be 1-255 of letters, digits, "-" and "_", and is ["web"]',
    ],
    ["an unknown input", { ...definition(), famly: "x" }, "taskDefinition.famly is no input"],
    ["CPU in words", definition({ cpu: "much" }), notCpu],
    ["CPU in GB", definition({ cpu: "1 GB" }), notCpu],
    ["memory in vCPUs", definition({ memory: "1 vCPU" }), notMemory],
    ["memory with two points", definition({ memory: "1.2.3 GB" }), notMemory],
    ["a list of CPU", { ...definition(), cpu: [256] }, notCpu],
    [
      "an odd network mode",
      definition({ networkMode: "nat" }),
      'taskDefinition.networkMode must be awsvpc, bridge, host or none, and is "nat"',
    ],
    [
      "an odd compatibility",
      definition({ requiresCompatibilities: ["EC2", "LAMBDA"] }),
      'taskDefinition.requiresCompatibilities[1] must be FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES, and is "LAMBDA"',
    ],
    [
      "an empty role",
      definition({ executionRoleArn: "" }),
      'taskDefinition.executionRoleArn must be a text that is not empty, and is ""',
    ],
    [
      "a number for a role",
      { ...definition(), taskRoleArn: 1 },
      "taskDefinition.taskRoleArn must be a text that is not empty, and is 1",
    ],
    [
      "an odd platform",
      { ...definition(), runtimePlatform: { cpu: "ARM64" } },
      "taskDefinition.runtimePlatform.cpu is no input; the inputs here are cpuArchitecture, operatingSystemFamily",
    ],
    [
      "too little storage",
      definition({ ephemeralStorage: { sizeInGib: 20 } }),
      "taskDefinition.ephemeralStorage.sizeInGib must be 21-200 (GiB), and is 20",
    ],
    [
      "too much storage",
      definition({ ephemeralStorage: { sizeInGib: 201 } }),
      "taskDefinition.ephemeralStorage.sizeInGib must be 21-200 (GiB), and is 201",
    ],
  ];
  for (const [title, given, problem] of spoiled) {
    it(`are one, with its path, for ${title}`, () => {
      const [only = "", ...more] = problems(given);
      assert.deepEqual(more, []);
      assert.ok(only.startsWith(problem), `expected: ${problem}\nis:       ${only}`);
    });
  }

  it("are all told at once", () => {
    const given = { family: "", cpu: "much", containerDefinitions: [{ name: "web" }, { image: "app" }] };
    assert.deepEqual(
      definitionProblems(given, undefined, isUnknown).map(({ path }) => path),
      [
        "taskDefinition.family",
        "taskDefinition.cpu",
        "taskDefinition.containerDefinitions[0].image",
        "taskDefinition.containerDefinitions[1].name",
      ],
    );
  });

  it("are at `container` when the definition has none of that name", () => {
    assert.deepEqual(problems(definition(), "worker"), [
      'container the task definition has no container "worker": it has "web"',
    ]);
  });
});
