import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ContainerDefinition } from "../../../provider/definition/container";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { sameDefinition } from "../../../provider/definition/same";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";
import type { Volume } from "../../../provider/definition/volume";
import { keysReversed } from "../values/plain";
import { definitions, runSettings } from "./arbitrary";
import { asEcsTells } from "./asEcsTells";
import { container, definition } from "./web";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:7";
const normal = (rest: Partial<TaskDefinitionInputs>) => normaliseDefinition(definition(rest), {});
const withWeb = (rest: Partial<ContainerDefinition>, more: Partial<TaskDefinitionInputs> = {}) =>
  normal({ containerDefinitions: [container("web", rest)], ...more });
const ports = (...portMappings: NonNullable<ContainerDefinition["portMappings"]>) => ({ portMappings });
const awsvpc = { networkMode: "awsvpc" };
const bridge = { networkMode: "bridge" };
const allVolumes: readonly Volume[] = [
  { name: "empty" },
  { name: "host", hostPath: "/data" },
  { name: "launch", configureAtLaunch: true },
  { name: "efs", efsVolumeConfiguration: { fileSystemId: "fs-1" } },
  { name: "docker", dockerVolumeConfiguration: { driver: "local" } },
  { name: "s3", s3filesVolumeConfiguration: { fileSystemArn: "arn:fs", rootDirectory: "/" } },
];
const A = { name: "A", value: "1" };
const B = { name: "B", value: "2" };

describe("a definition as ECS tells it", () => {
  const alike: readonly [title: string, content: ReturnType<typeof normal>][] = [
    ["one with nothing but a container", normal({})],
    ["one with amounts in words", normal({ cpu: "0.25 vCPU", memory: "1 GB" })],
    ["one with a port in awsvpc mode", withWeb(ports({ containerPort: 80 }), awsvpc)],
    [
      "one with a port whose host port is spelled out",
      withWeb(ports({ containerPort: 80, hostPort: 80 }), awsvpc),
    ],
    ["one with a port in bridge mode", withWeb(ports({ containerPort: 80 }), bridge)],
    [
      "one with a fixed host port in bridge mode",
      withWeb(ports({ containerPort: 80, hostPort: 8080 }), bridge),
    ],
    ["one with a health check", withWeb({ healthCheck: { command: ["CMD", "true"] } })],
    ["one with every kind of volume", normal({ volumes: allVolumes })],
    ["one with a log router", withWeb({ firelensConfiguration: { type: "fluentbit" } })],
    [
      "one with a proxy, constraints and modes",
      normal({
        proxyConfiguration: { containerName: "web", properties: { B: "2", A: "1" } },
        placementConstraints: [
          { type: "memberOf", expression: "b" },
          { type: "memberOf", expression: "a" },
        ],
        ipcMode: "task",
        pidMode: "host",
      }),
    ],
    ["one with storage and a platform", normal({ ephemeralStorage: { sizeInGib: 30 }, cpu: 256 })],
  ];
  for (const [title, content] of alike) {
    it(`is the same as ${title}`, () =>
      assert.equal(sameDefinition(asEcsTells(content, arn), content), true));
  }

  it("is the same as the one it was registered from, whichever that is and however its keys stand", () => {
    fc.assert(
      fc.property(definitions, runSettings, (inputs, run) => {
        const content = normaliseDefinition(inputs as never, run);
        const told = keysReversed(asEcsTells(content, arn)) as object;
        assert.equal(sameDefinition({ ...told }, content), true);
      }),
    );
  });

  for (const member of ["environment", "secrets"] as const) {
    it(`is the same with its ${member} in another order, which ECS does not keep`, () => {
      const entries =
        member === "environment" ? [A, B] : [A, B].map(({ name }) => ({ name, valueFrom: name }));
      const content = withWeb({ [member]: entries });
      const [web] = content.containerDefinitions;
      const turned = { ...content, containerDefinitions: [{ ...web, [member]: [...entries].reverse() }] };
      assert.equal(sameDefinition(asEcsTells(turned as never, arn), content), true);
    });
  }

  const unlike: readonly [
    title: string,
    told: ReturnType<typeof normal>,
    content: ReturnType<typeof normal>,
  ][] = [
    ["another image", withWeb({ image: "app:v2" }), withWeb({})],
    ["another family", normal({ family: "hi-worker" }), normal({})],
    ["one variable more", withWeb({ environment: [A, B] }), withWeb({ environment: [A] })],
    ["one variable less", withWeb({ environment: [A] }), withWeb({ environment: [A, B] })],
    ["another value", withWeb({ environment: [{ ...A, value: "2" }] }), withWeb({ environment: [A] })],
    ["a container that is not essential", withWeb({ essential: false }), withWeb({})],
    ["another volume", normal({ volumes: [{ name: "a" }] }), normal({ volumes: [{ name: "b" }] })],
    [
      "a volume of the instance instead of an empty one",
      normal({ volumes: [{ name: "a", hostPath: "/a" }] }),
      normal({ volumes: [{ name: "a" }] }),
    ],
    ["fault injection", normal({ enableFaultInjection: true }), normal({})],
    [
      "another property of the proxy",
      normal({ proxyConfiguration: { containerName: "web", properties: { A: "1" } } }),
      normal({ proxyConfiguration: { containerName: "web", properties: { A: "2" } } }),
    ],
    ["a role more", normal({ taskRoleArn: "arn:role" }), normal({})],
    ["other CPU units", normal({ cpu: 512 }), normal({ cpu: 256 })],
    ["CPU units of its own for the container", withWeb({ cpu: 10 }), withWeb({})],
    ["a member this package does not list", withWeb({ readonlyRootFilesystem: true }), withWeb({})],
    ["words in another order", withWeb({ command: ["a", "b"] }), withWeb({ command: ["b", "a"] })],
    [
      "a fixed host port where bridge mode would pick one",
      withWeb(ports({ containerPort: 80, hostPort: 80 }), bridge),
      withWeb(ports({ containerPort: 80 }), bridge),
    ],
    [
      "one container more",
      normal({ containerDefinitions: [container("web"), container("cache")] }),
      normal({ containerDefinitions: [container("web")] }),
    ],
  ];
  for (const [title, told, content] of unlike) {
    it(`is not the same with ${title}`, () =>
      assert.equal(sameDefinition(asEcsTells(told, arn), content), false));
  }

  it("is the same as another one exactly when their normal forms are", () => {
    fc.assert(
      fc.property(definitions, definitions, runSettings, (one, other, run) => {
        const [told, content] = [one, other].map((inputs) => normaliseDefinition(inputs as never, run));
        fc.pre(told !== undefined && content !== undefined);
        if (told === undefined || content === undefined) return;
        const equal = JSON.stringify(keysSorted(told)) === JSON.stringify(keysSorted(content));
        assert.equal(sameDefinition(asEcsTells(told, arn), content), equal);
      }),
    );
  });
});

function keysSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysSorted);
  if (value === null || typeof value !== "object") return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, member]) => [key, keysSorted(member)]));
}
