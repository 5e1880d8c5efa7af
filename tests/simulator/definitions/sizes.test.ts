import assert from "node:assert/strict";
import { isFargateSize, readTaskCpu, readTaskMemory } from "../../../simulator/ecs/definitions/sizes";

const gib = 1024;

describe("Sizes of tasks", () => {
  /** CPU units, a memory that Fargate has for them, and the next that it has not. MiB. */
  const sizes: readonly [number, number[], number[]][] = [
    [256, [512, 1 * gib, 2 * gib], [256, 1536, 3 * gib]],
    [512, [1 * gib, 4 * gib], [512, 1536, 5 * gib]],
    [1024, [2 * gib, 8 * gib], [1 * gib, 9 * gib]],
    [2048, [4 * gib, 16 * gib], [3 * gib, 17 * gib]],
    [4096, [8 * gib, 30 * gib], [7 * gib, 31 * gib]],
    [8192, [16 * gib, 20 * gib, 60 * gib], [12 * gib, 18 * gib, 64 * gib]],
    [16384, [32 * gib, 40 * gib, 120 * gib], [36 * gib, 128 * gib]],
    [32768, [60 * gib, 120 * gib, 244 * gib], [64 * gib, 240 * gib]],
    [300, [], [512, 1 * gib]],
  ];
  for (const [cpu, has, hasNot] of sizes) {
    it(`of ${cpu} CPU units have the memory that Fargate's table says`, () => {
      for (const memory of has) assert.equal(isFargateSize(cpu, memory), true, `${memory} MiB`);
      for (const memory of hasNot) assert.equal(isFargateSize(cpu, memory), false, `${memory} MiB`);
    });
  }

  it("are read with and without a unit", () => {
    assert.deepEqual(["256", ".25 vCPU", "1 vcpu", "2vCPU", undefined].map(readTaskCpu), [
      256,
      256,
      1024,
      2048,
      undefined,
    ]);
    assert.deepEqual(["512", "0.5 GB", "2GB", undefined].map(readTaskMemory), [512, 512, 2048, undefined]);
  });

  it("are refused when they are no size", () => {
    for (const cpu of ["", "0", "-1", "half", "1 GB", "0.3"]) {
      assert.throws(() => readTaskCpu(cpu), {
        name: "ClientException",
        message: "Invalid 'cpu' setting for task.",
      });
    }
    assert.throws(() => readTaskMemory("1 vCPU"), { message: "Invalid 'memory' setting for task." });
  });
});
