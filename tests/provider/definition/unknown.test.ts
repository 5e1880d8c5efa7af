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
      linuxParameters: { capabilities: { add: ["KILL"] } },
      restartPolicy: { enabled: true },
      mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
    }),
  ],
  cpu: 256,
  runtimePlatform: { cpuArchitecture: "ARM64" },
  ephemeralStorage: { sizeInGib: 30 },
  volumes: [
    {
      name: "data",
      efsVolumeConfiguration: { fileSystemId: "fs-1", authorizationConfig: { iam: "ENABLED" } },
    },
    { name: "host", hostPath: "/data" },
    { name: "launch", configureAtLaunch: true },
  ],
  placementConstraints: [{ type: "memberOf", expression: "attribute:a == 1" }],
  proxyConfiguration: { containerName: "envoy", properties: { AppPorts: "80" } },
});
const [data, host, launch] = before.volumes ?? [];
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
    [
      "a variable's name",
      inWeb({ environment: [{ name: mark, value: "1" }] }),
      "containerDefinitions[0].environment",
    ],
    ["a container's name", inWeb({ name: `app-${mark}` }), "containerDefinitions"],
    ["the secrets", inWeb({ secrets: mark }), "containerDefinitions[0].secrets"],
    ["the ports", inWeb({ portMappings: mark }), "containerDefinitions[0].portMappings"],
    ["a port", inWeb({ portMappings: [mark] }), "containerDefinitions[0].portMappings"],
    [
      "a log option",
      inWeb({ logConfiguration: { logDriver: "awslogs", options: mark } }),
      "containerDefinitions[0].logConfiguration.options",
    ],
  ];
  const more: typeof places = [
    ["the volumes", { ...before, volumes: mark }, "volumes"],
    ["a volume", { ...before, volumes: [mark, host, launch] }, "volumes"],
    ["a volume's name", { ...before, volumes: [{ ...data, name: mark }, host, launch] }, "volumes"],
    [
      "a volume's path",
      { ...before, volumes: [data, { ...host, hostPath: mark }, launch] },
      'volumes["host"].host.sourcePath',
    ],
    [
      "whether a volume is configured at launch",
      { ...before, volumes: [data, host, { ...launch, configureAtLaunch: mark }] },
      'volumes["launch"].configuredAtLaunch',
    ],
    [
      "a file system",
      { ...before, volumes: [{ ...data, efsVolumeConfiguration: mark }, host, launch] },
      'volumes["data"].efsVolumeConfiguration',
    ],
    [
      "a file system's authorization",
      {
        ...before,
        volumes: [
          { ...data, efsVolumeConfiguration: { fileSystemId: "fs-1", authorizationConfig: mark } },
          host,
          launch,
        ],
      },
      'volumes["data"].efsVolumeConfiguration.authorizationConfig',
    ],
    ["the constraints", { ...before, placementConstraints: mark }, "placementConstraints"],
    [
      "an expression",
      { ...before, placementConstraints: [{ type: "memberOf", expression: mark }] },
      "placementConstraints[0].expression",
    ],
    ["the proxy", { ...before, proxyConfiguration: mark }, "proxyConfiguration"],
    [
      "the proxy's properties",
      { ...before, proxyConfiguration: { containerName: "envoy", properties: mark } },
      "proxyConfiguration.properties",
    ],
    [
      "a property of the proxy",
      { ...before, proxyConfiguration: { containerName: "envoy", properties: { AppPorts: mark } } },
      'proxyConfiguration.properties["AppPorts"].value',
    ],
    ["the fault injection", { ...before, enableFaultInjection: mark }, "enableFaultInjection"],
    ["the Linux parameters", inWeb({ linuxParameters: mark }), "containerDefinitions[0].linuxParameters"],
    [
      "a capability",
      inWeb({ linuxParameters: { capabilities: { add: [mark] } } }),
      "containerDefinitions[0].linuxParameters.capabilities.add",
    ],
    [
      "whether a container restarts",
      inWeb({ restartPolicy: { enabled: mark } }),
      "containerDefinitions[0].restartPolicy.enabled",
    ],
    ["a mount", inWeb({ mountPoints: [mark] }), "containerDefinitions[0].mountPoints"],
  ];
  for (const [where, after, path] of [...places, ...more]) {
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
