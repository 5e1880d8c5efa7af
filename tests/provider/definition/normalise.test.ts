import * as assert from "node:assert/strict";
import {
  normaliseDefinition,
  parseContainers,
  type RunSettings,
} from "../../../provider/definition/normalise";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";
import { container, definition } from "./web";

const network = { networkConfiguration: { subnets: ["subnet-1"] } };
const normal = (rest: Partial<TaskDefinitionInputs>, run: RunSettings = {}) =>
  normaliseDefinition(definition(rest), run);
const normalContainer = (rest: object) =>
  normal({ containerDefinitions: [{ ...container("web"), ...rest }] }).containerDefinitions[0];

describe("a task definition in its normal form", () => {
  it("has ECS's own names and defaults", () => {
    const inputs = definition({ cpu: 256, memory: "0.5 GB", ephemeralStorage: { sizeInGib: 30 } });
    assert.deepEqual(normaliseDefinition(inputs, { launchType: "FARGATE" }), {
      family: "hi-web",
      containerDefinitions: [{ name: "web", image: "app:v1", essential: true }],
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      ephemeralStorage: { sizeInGiB: 30 },
    });
  });

  const amounts: readonly [title: string, given: Partial<TaskDefinitionInputs>, amount: string][] = [
    ["256 CPU units as a number", { cpu: 256 }, "256"],
    ["256 CPU units as a text", { cpu: "256" }, "256"],
    ["a quarter of a vCPU", { cpu: "0.25 vCPU" }, "256"],
    ["vCPUs in the plural and in small letters", { cpu: "2vcpus" }, "2048"],
    ["512 MiB as a number", { memory: 512 }, "512"],
    ["half a GB", { memory: "0.5 GB" }, "512"],
    ["GiB, which is what ECS means by GB", { memory: "1 GiB" }, "1024"],
    ["a GB in small letters without a space", { memory: "2gb" }, "2048"],
  ];
  for (const [title, given, amount] of amounts) {
    it(`writes ${title} as "${amount}"`, () => {
      const { cpu, memory } = normal(given);
      assert.equal(cpu ?? memory, amount);
    });
  }

  const modes: readonly [
    title: string,
    given: string | undefined,
    run: RunSettings,
    mode: string | undefined,
  ][] = [
    ["is ECS's own default without a network", undefined, {}, undefined],
    ["is awsvpc when the run has a network", undefined, network, "awsvpc"],
    ["is awsvpc on Fargate", undefined, { launchType: "FARGATE" }, "awsvpc"],
    ["is ECS's own default on EC2", undefined, { launchType: "EC2" }, undefined],
    ["is the user's, whatever the run has", "bridge", network, "bridge"],
  ];
  for (const [title, given, run, mode] of modes) {
    it(`its network mode ${title}`, () =>
      assert.equal(normal(given === undefined ? {} : { networkMode: given }, run).networkMode, mode));
  }

  const alike: readonly [title: string, one: object, other: object][] = [
    ["essential is spelled out or left out", { essential: true }, {}],
    ["cpu 0 is spelled out or left out", { cpu: 0 }, {}],
    ["cpu is a number or a text", { cpu: 10 }, { cpu: "10" }],
    ["memory is a number or a text", { memory: 128 }, { memory: "128" }],
    ["memoryReservation is a number or a text", { memoryReservation: 64 }, { memoryReservation: "64" }],
    ["lists are empty or left out", { command: [], environment: [], mountPoints: [] }, {}],
    ["a member is null or left out", { user: null }, {}],
    [
      "the protocol of a port is spelled out or left out",
      { portMappings: [{ containerPort: 80, protocol: "tcp" }] },
      { portMappings: [{ containerPort: 80 }] },
    ],
    [
      "a host port of 0 is spelled out or left out where ECS picks one",
      { portMappings: [{ containerPort: 80, hostPort: 0 }] },
      { portMappings: [{ containerPort: 80 }] },
    ],
    [
      "a health check's times are ECS's defaults or left out",
      { healthCheck: { command: ["CMD", "true"], interval: 30, timeout: 5, retries: 3 } },
      { healthCheck: { command: ["CMD", "true"], interval: null } },
    ],
    ["a health check is empty or left out", { healthCheck: {} }, {}],
    [
      "variables stand in another order",
      {
        environment: [
          { name: "B", value: "2" },
          { name: "A", value: "1" },
        ],
      },
      {
        environment: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
      },
    ],
    [
      "secrets stand in another order",
      {
        secrets: [
          { name: "B", valueFrom: "b" },
          { name: "A", valueFrom: "a" },
        ],
      },
      {
        secrets: [
          { name: "A", valueFrom: "a" },
          { name: "B", valueFrom: "b" },
        ],
      },
    ],
  ];
  for (const [title, one, other] of alike) {
    it(`is the same when ${title}`, () => assert.deepEqual(normalContainer(one), normalContainer(other)));
  }

  const unlike: readonly [title: string, one: object, other: object][] = [
    ["a container is not essential", { essential: false }, {}],
    ["the words of a command stand in another order", { command: ["a", "b"] }, { command: ["b", "a"] }],
    [
      "a health check has a time of its own",
      { healthCheck: { command: ["CMD", "true"], interval: 10 } },
      { healthCheck: { command: ["CMD", "true"] } },
    ],
    ["a variable is empty or left out", { environment: [{ name: "A", value: "" }] }, {}],
    ["a member this package does not list differs", { readonlyRootFilesystem: true }, {}],
  ];
  for (const [title, one, other] of unlike) {
    it(`differs when ${title}`, () => assert.notDeepEqual(normalContainer(one), normalContainer(other)));
  }

  for (const networkMode of ["awsvpc", "host", "bridge"]) {
    const same = networkMode !== "bridge";
    it(`${same ? "is the same" : "differs"} in ${networkMode} mode when a host port equal to the container's is left out`, () => {
      const [spelledOut, leftOut] = [{ hostPort: 80 }, {}].map((rest) =>
        normal({
          networkMode,
          containerDefinitions: [container("web", { portMappings: [{ containerPort: 80, ...rest }] })],
        }),
      );
      if (same) assert.deepEqual(spelledOut, leftOut);
      else assert.notDeepEqual(spelledOut, leftOut);
    });
  }

  for (const networkMode of ["awsvpc", "host", "bridge"]) {
    it(`is the same in ${networkMode} mode when a host port is 0 or left out`, () => {
      const [zero, leftOut] = [{ hostPort: 0 }, {}].map((rest) =>
        normal({
          networkMode,
          containerDefinitions: [container("web", { portMappings: [{ containerPort: 80, ...rest }] })],
        }),
      );
      assert.deepEqual(zero, leftOut);
    });
  }

  it("is the same when the compatibilities are an empty list or left out", () => {
    const onFargate: RunSettings = { launchType: "FARGATE" };
    assert.deepEqual(normal({ requiresCompatibilities: [] }, onFargate), normal({}, onFargate));
  });

  it("keeps containers in the order given and sorts compatibilities", () => {
    const containerDefinitions = [container("web"), container("cache")];
    const { containerDefinitions: kept, requiresCompatibilities } = normal({
      containerDefinitions,
      requiresCompatibilities: ["FARGATE", "EC2"],
    });
    assert.deepEqual(
      kept.map(({ name }) => name),
      ["web", "cache"],
    );
    assert.deepEqual(requiresCompatibilities, ["EC2", "FARGATE"]);
  });
});

describe("parsing containers", () => {
  it("takes an array as it is", () => {
    const containers = [container("web")];
    assert.equal(parseContainers(containers), containers);
  });

  it("throws SyntaxError for a text that is no JSON", () => {
    assert.throws(() => parseContainers("[{name: web}]"), SyntaxError);
  });
});
