import * as assert from "node:assert/strict";
import { cpuByRole, descendants, seenIn } from "../../../bench/scale/processes";

const stat = (name: string) => `42 (${name}) S 7 42 42 0 -1 4194560 100 200 0 0 150 25 9 9 20 0 1 0 100 0 0`;
const seen = (pid: number, parent: number, command = "", cpuSeconds = 1) => ({
  pid,
  parent,
  cpuSeconds,
  command,
});

describe("A process of a measurement", () => {
  for (const name of ["node", "a) (b) S 9 9"])
    it(`called ${name} is read from the line that Linux has of it`, () =>
      assert.deepEqual(seenIn(stat(name), "node\0main.js\0"), {
        pid: 42,
        parent: 7,
        cpuSeconds: 1.75,
        command: "node\0main.js\0",
      }));

  it("belongs to it when it was started by it, or by one that was", () => {
    const all = [seen(1, 0), seen(2, 1), seen(3, 2), seen(4, 1), seen(5, 9), seen(6, 3)];
    assert.deepEqual(
      descendants(2, all).map(({ pid }) => pid),
      [3, 6],
    );
  });

  it("has a role by its command line, and adds to the CPU time of that", () => {
    const commands = {
      engine: "/home/me/.cache/engine/bin/pulumi\0up\0--yes\0",
      program: "/usr/bin/node\0/app/node_modules/@pulumi/pulumi/cmd/run/run.js\0",
      provider: "node\0/app/node_modules/@pulumi/pulumi/cmd/dynamic-provider\x0a7.0.0.1:1\0",
      simulator: "node\0--require\0ts-node\0/app/bench/gateLag/processes/simulator.ts\0",
      "commands of the tasks": "sleep\x005\0",
    };
    const processes = [
      ...Object.values(commands),
      "/home/me/bin/pulumi-language-nodejs\0",
      "node\0/app/bench/scale/processes/handlers.cjs\0",
    ].map((command, pid) => seen(pid, 0, command));
    assert.deepEqual(Object.fromEntries(cpuByRole(processes)), {
      engine: 1,
      program: 2,
      provider: 2,
      simulator: 1,
      "commands of the tasks": 1,
    });
  });
});
