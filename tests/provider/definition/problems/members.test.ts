import * as assert from "node:assert/strict";
import { onFargate, onInstances, problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";

const definition = (rest: object) => onFargate({ definition: rest });
const given = (rest: object) => onInstances({ definition: rest });

describe("checking the members of a task definition", () => {
  const sound: readonly [title: string, inputs: Record<string, unknown>][] = [
    ["what Fargate needs", onFargate()],
    ["what an instance needs", onInstances()],
    ["amounts as texts of their own", definition({ cpu: ".25 vCPU", memory: "1 GB" })],
    ["amounts as numbers", definition({ cpu: 256, memory: 512 })],
    [
      "its containers as JSON text",
      given({ containerDefinitions: '[{"name":"web","image":"app:v1","memory":"512","cpu":"10"}]' }),
    ],
    [
      "members that a template leaves empty",
      given({
        containerDefinitions: JSON.stringify([
          { name: "web", image: "app", memory: 64, links: null, command: [], logConfiguration: {} },
        ]),
      }),
    ],
    [
      "every other input",
      onInstances({
        networkConfiguration: { subnets: ["subnet-1"] },
        definition: {
          networkMode: "awsvpc",
          requiresCompatibilities: ["EC2"],
          taskRoleArn: "arn:aws:iam::123456789012:role/task",
          runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
          placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }],
          ipcMode: "task",
          pidMode: "host",
          proxyConfiguration: { containerName: "web", type: "APPMESH", properties: { AppPorts: "80" } },
          enableFaultInjection: true,
          tags: { team: "web" },
          volumes: [{ name: "scratch", hostPath: "/tmp" }],
        },
      }),
    ],
    ["no value known at all", { cluster: "prod", taskDefinition: mark }],
    ["no container known", definition({ containerDefinitions: mark })],
    ["containers whose text holds a mark", definition({ containerDefinitions: `[{"image":"${mark}"}]` })],
    [
      "48 tags",
      definition({ tags: Object.fromEntries(Array.from({ length: 48 }, (_, i) => [`t${i}`, ""])) }),
    ],
  ];
  for (const [title, inputs] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(told(inputs), []));
  }

  const notFamily = 'taskDefinition.family must be 1-255 of letters, digits, "-" and "_", and is ';
  const notCpu = 'taskDefinition.cpu must be CPU units such as 256, or a text such as "0.25 vCPU", and is ';
  const notMemory = 'taskDefinition.memory must be MiB such as 512, or a text such as "1 GB", and is ';
  const containers = "taskDefinition.containerDefinitions";

  problemTable([
    [
      "a text in its place",
      { cluster: "prod", taskDefinition: "hi-web" },
      'taskDefinition must be an object, and is "hi-web"',
    ],
    ["no family", definition({ family: undefined }), "taskDefinition.family is required: "],
    [
      "no containers",
      definition({ containerDefinitions: undefined }),
      "taskDefinition.containerDefinitions is required: 1-10 containers",
    ],
    ["a family with a dot", definition({ family: "hi.web" }), notFamily, definition({ family: "hi_web-2" })],
    ["a family that is a list", definition({ family: ["web"] }), notFamily],
    [
      "a family of 256 characters",
      definition({ family: "x".repeat(256) }),
      notFamily,
      definition({ family: "x".repeat(255) }),
    ],
    ["CPU in words", definition({ cpu: "much" }), `${notCpu}"much"`],
    ["CPU in GB", definition({ cpu: "1 GB" }), notCpu],
    ["a list of CPU", definition({ cpu: [256] }), notCpu],
    ["memory in vCPUs", definition({ memory: "1 vCPU" }), notMemory],
    ["memory with two points", definition({ memory: "1.2.3 GB" }), notMemory],
    [
      "an odd network mode",
      given({ networkMode: "nat" }),
      'taskDefinition.networkMode must be awsvpc, bridge, host or none, and is "nat"',
      given({ networkMode: "bridge" }),
    ],
    [
      "an odd compatibility",
      given({ requiresCompatibilities: ["EC2", "LAMBDA"] }),
      'taskDefinition.requiresCompatibilities[1] must be FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES, and is "LAMBDA"',
    ],
    [
      "an empty role",
      onInstances({ definition: { executionRoleArn: "" } }),
      'taskDefinition.executionRoleArn must be a text that is not empty, and is ""',
    ],
    [
      "a number for a role",
      definition({ taskRoleArn: 1 }),
      "taskDefinition.taskRoleArn must be a text that is not empty, and is 1",
    ],
    [
      "an odd member of the platform",
      definition({ runtimePlatform: { cpu: "ARM64" } }),
      "taskDefinition.runtimePlatform.cpu is no input; the inputs here are cpuArchitecture, operatingSystemFamily",
    ],
    [
      "an odd architecture",
      definition({ runtimePlatform: { cpuArchitecture: "arm64" } }),
      'taskDefinition.runtimePlatform.cpuArchitecture must be X86_64 or ARM64, and is "arm64"',
      definition({ runtimePlatform: { cpuArchitecture: "ARM64" } }),
    ],
    [
      "an odd system",
      definition({ runtimePlatform: { operatingSystemFamily: "DARWIN" } }),
      "taskDefinition.runtimePlatform.operatingSystemFamily must be LINUX or a Windows",
    ],
    [
      "too little storage",
      definition({ ephemeralStorage: { sizeInGib: 20 } }),
      "taskDefinition.ephemeralStorage.sizeInGib must be a whole number of GiB from 21 to 200, and is 20",
      definition({ ephemeralStorage: { sizeInGib: 21 } }),
    ],
    [
      "too much storage",
      definition({ ephemeralStorage: { sizeInGib: 201 } }),
      "taskDefinition.ephemeralStorage.sizeInGib must be a whole number of GiB from 21 to 200, and is 201",
      definition({ ephemeralStorage: { sizeInGib: 200 } }),
    ],
    [
      "an odd sharing of memory",
      given({ ipcMode: "shared" }),
      'taskDefinition.ipcMode must be host, task or none, and is "shared"',
    ],
    [
      "an odd sharing of processes",
      given({ pidMode: "none" }),
      "taskDefinition.pidMode must be host or task",
    ],
    [
      "a proxy without a container",
      given({ proxyConfiguration: { properties: {} } }),
      "taskDefinition.proxyConfiguration.containerName is required",
    ],
    [
      "a proxy's properties in the ECS API's shape",
      given({
        proxyConfiguration: { containerName: "web", properties: [{ name: "AppPorts", value: "80" }] },
      }),
      "taskDefinition.proxyConfiguration.properties must be a map such as ",
    ],
    [
      "a text for a flag",
      definition({ enableFaultInjection: "true" }),
      'taskDefinition.enableFaultInjection must be true or false, and is "true"',
    ],
    [
      "no containers in the list",
      definition({ containerDefinitions: [] }),
      `${containers} must not be empty: give 1-10 containers`,
    ],
    [
      "eleven containers",
      given({
        containerDefinitions: Array.from({ length: 11 }, (_, i) => ({
          name: `c${i}`,
          image: "app",
          memory: 64,
          essential: i === 0,
        })),
      }),
      `${containers} must have at most 10 items, and has 11`,
      given({
        containerDefinitions: Array.from({ length: 10 }, (_, i) => ({
          name: `c${i}`,
          image: "app",
          memory: 64,
          essential: i === 0,
        })),
      }),
    ],
    [
      "an object for the list",
      definition({ containerDefinitions: '{"name":"web"}' }),
      `${containers} must be a list of containers or its JSON text, and is {"name":"web"}`,
    ],
    [
      "containers that do not parse",
      definition({ containerDefinitions: "[" }),
      `${containers} must be a list of containers or its JSON text, and is a text that is no JSON`,
    ],
    [
      "a text for a container",
      definition({ containerDefinitions: ["web"] }),
      `${containers}[0] must be an object, and is "web"`,
    ],
    [
      "49 tags",
      definition({ tags: Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`t${i}`, ""])) }),
      "taskDefinition.tags must have at most 48 tags (50 less the two of this package), and has 49",
    ],
    [
      "a tag of this package's own",
      definition({ tags: { "pulumi-ecs-task:owner": "me" } }),
      'taskDefinition.tags["pulumi-ecs-task:owner"] must not begin with "pulumi-ecs-task:"',
    ],
    [
      "a definition longer than 64 KiB",
      definition({
        containerDefinitions: [{ name: "web", image: "app", dockerLabels: { x: "é".repeat(32_768) } }],
      }),
      "taskDefinition must have at most 65536 bytes as JSON, and has ",
      definition({
        containerDefinitions: [{ name: "web", image: "app", dockerLabels: { x: "é".repeat(32_000) } }],
      }),
    ],
  ]);

  it("never quotes a text that does not parse, which may hold a secret", () => {
    const inputs = definition({ containerDefinitions: '[{"name": "web", "environment": s3cret' });
    assert.ok(!told(inputs).join().includes("s3cret"));
  });

  it("tells everything at once", () => {
    const inputs = onFargate({
      definition: { family: "", cpu: "much", containerDefinitions: [{ name: "web" }, { image: "app" }] },
    });
    assert.deepEqual(
      told(inputs).map((problem) => problem.split(" ")[0]),
      [
        "taskDefinition.family",
        "taskDefinition.cpu",
        "taskDefinition.containerDefinitions[0].image",
        "taskDefinition.containerDefinitions[1].name",
      ],
    );
  });
});
