import * as assert from "node:assert/strict";
import { createClock } from "../../../simulator/clock";
import { createContainerHost } from "../../../simulator/containers";
import { timings } from "../../../simulator/ecs/tasks/timing";
import { createRegion } from "../../../simulator/region";
import { simulatorConfig } from "../../../simulator/stack-config";
import { readPage } from "../../examples/pages";

const page = readPage("simulator.md");

describe("docs/simulator.md", () => {
  it("lists the operations that are served, and no other", async () => {
    const region = createRegion({
      account: "123456789012",
      region: "eu-west-1",
      clock: createClock(),
      journal: { effect: () => undefined },
      containers: createContainerHost,
      imagesDirectory: undefined,
      secrets: {},
      timing: timings.instant,
      rates: { fargateLaunch: () => undefined },
    });
    await region.close();
    const listed = (service: string) =>
      new RegExp(`^ {2}- ${service}: ((?:.|\\n {4})*)`, "m").exec(page)?.[1]?.split(/[,\s]+/);
    assert.deepEqual(listed("ECS"), Object.keys(region.operations.ecs).sort());
    assert.deepEqual(listed("CloudWatch Logs"), Object.keys(region.operations.logs).sort());
  });

  it("has the configuration of a stack as the simulator prints it", () => {
    const shown = [...page.matchAll(/--plaintext '(aws:[^']*)'/g)].map(([, setting]) => setting);
    const config = Object.entries(simulatorConfig("http://127.0.0.1:4577"));
    assert.deepEqual(
      shown,
      config.map(([key, value]) => `${key}=${value}`),
    );
  });
});
