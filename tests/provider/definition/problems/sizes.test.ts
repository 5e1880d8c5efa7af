import * as assert from "node:assert/strict";
import { onFargate, onInstances, problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";
import { several } from "./containers";

const size = (cpu: unknown, memory: unknown, rest: object = {}) =>
  onFargate({ definition: { cpu, memory, ...rest } });
const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };
const cpuOf = "taskDefinition.cpu";
const memoryOf = "taskDefinition.memory";

describe("checking a task's size", () => {
  const least: readonly [cpu: number, least: number, most: number][] = [
    [256, 512, 2_048],
    [512, 1_024, 4_096],
    [1_024, 2_048, 8_192],
    [2_048, 4_096, 16_384],
    [4_096, 8_192, 30_720],
    [8_192, 16_384, 61_440],
    [16_384, 32_768, 122_880],
    [32_768, 61_440, 249_856],
  ];
  for (const [cpu, from, to] of least) {
    it(`lets ${cpu} CPU units have from ${from} to ${to} MiB on Fargate, and no other`, () => {
      for (const memory of [from, to]) assert.deepEqual(told(size(cpu, `${memory}`)), []);
      for (const memory of [from - 256, to + 1_024, from + 1]) {
        const [only = "", ...more] = told(size(`${cpu}`, memory));
        assert.deepEqual(more, []);
        assert.ok(only.startsWith(`${memoryOf} must be MiB that Fargate has with ${cpu} CPU units (`), only);
      }
    });
  }

  problemTable([
    ["no CPU on Fargate", size(undefined, 512), `${cpuOf} is required on Fargate: 256, 512, 1024,`],
    ["no memory on Fargate", size(256, undefined), `${memoryOf} is required on Fargate, in MiB, such as 512`],
    [
      "CPU that Fargate does not have",
      size(300, 512),
      `${cpuOf} must be CPU units that Fargate has (256, 512, 1024, 2048, 4096, 8192, 16384, 32768), and is 300: the nearest are 256 and 512`,
      onInstances({ definition: { cpu: 300, memory: 512 } }),
    ],
    ["CPU beyond Fargate's", size("64 vCPU", "244 GB"), `${cpuOf} must be CPU units that Fargate has`],
    [
      "memory too small for the CPU",
      size("0.5 vCPU", "0.5 GB"),
      `${memoryOf} must be MiB that Fargate has with 512 CPU units (1024-4096 in steps of 1024), and is 512: the nearest is 1024`,
      size("0.5 vCPU", "1 GB"),
    ],
    [
      "memory between two steps",
      size(8_192, 18_432),
      `${memoryOf} must be MiB that Fargate has with 8192 CPU units (16384-61440 in steps of 4096), and is 18432: the nearest are 16384 and 20480`,
      size(8_192, 20_480),
    ],
    [
      "memory of the largest",
      size("32 vCPU", "128 GB"),
      `${memoryOf} must be MiB that Fargate has with 32768 CPU units (61440, 122880, 249856), and is 131072: the nearest are 122880 and 249856`,
      size("32 vCPU", "244 GB"),
    ],
    [
      "too little CPU for Windows",
      size(512, 1_024, windows),
      `${cpuOf} must be CPU units that Fargate has for Windows (1024, 2048, 4096), and is 512: the nearest is 1024`,
      size(1_024, 2_048, windows),
    ],
    [
      "too much CPU for Windows",
      size(8_192, 16_384, windows),
      `${cpuOf} must be CPU units that Fargate has for Windows`,
    ],
    [
      "an architecture that Windows is not made for",
      size(1_024, 2_048, { runtimePlatform: { ...windows.runtimePlatform, cpuArchitecture: "ARM64" } }),
      "taskDefinition.runtimePlatform.cpuArchitecture must be X86_64 with WINDOWS_SERVER_2022_CORE",
      size(1_024, 2_048, { runtimePlatform: { ...windows.runtimePlatform, cpuArchitecture: "X86_64" } }),
    ],
    [
      "containers with more CPU than the task",
      several([{ cpu: 200 }, { cpu: "57" }], { definition: { cpu: "0.25 vCPU" } }),
      `${cpuOf} must be at least the 257 CPU units that the containers have together, and is 256`,
      several([{ cpu: 200 }, { cpu: "56" }], { definition: { cpu: "0.25 vCPU" } }),
    ],
    [
      "containers with more memory than the task",
      several([{ memory: 1_000 }, { memoryReservation: 25 }]),
      `${memoryOf} must be at least the 1025 MiB that the containers have together, and is 1024`,
      several([{ memory: 1_000 }, { memoryReservation: 24, memory: 1_000 }]),
    ],
  ]);

  it("waits for both amounts", () => {
    assert.deepEqual(told(size(mark, 513)), []);
    assert.deepEqual(told(size(512, mark)), []);
  });

  it("leaves the sum of a Windows task's containers alone, whose size ECS does not look at", () => {
    const definition = { cpu: 1_024, memory: 2_048, ...windows };
    assert.deepEqual(told(onInstances({ definition, container: { memory: 4_096 } })), []);
    const unknown = { cpu: 1_024, memory: 2_048, runtimePlatform: mark };
    assert.deepEqual(told(onInstances({ definition: unknown, container: { memory: 4_096 } })), []);
  });
});
