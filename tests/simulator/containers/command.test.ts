import * as assert from "node:assert/strict";
import { type CommandSources, resolveCommand } from "../../../simulator/containers/command";

describe("the command of a container", () => {
  const image = { entrypoint: ["run"], cmd: ["server"] };
  const table: [string, Omit<CommandSources, "image">, string[]][] = [
    ["is the image's entrypoint and cmd when nobody says otherwise", {}, ["run", "server"]],
    ["keeps the entrypoint when the definition has a command", { command: ["worker"] }, ["run", "worker"]],
    [
      "takes the override before the definition",
      { command: ["worker"], override: ["migrate"] },
      ["run", "migrate"],
    ],
    [
      "loses the image's cmd when the definition has an entryPoint",
      { entryPoint: ["sh", "-c"] },
      ["sh", "-c"],
    ],
    ["joins entryPoint and override", { entryPoint: ["sh", "-c"], override: ["ls"] }, ["sh", "-c", "ls"]],
    ["takes an empty list as not given", { entryPoint: [], command: [], override: [] }, ["run", "server"]],
  ];
  for (const [title, sources, expected] of table) {
    it(title, () => assert.deepEqual(resolveCommand({ image, ...sources }), expected));
  }

  it("is empty when there is none", () => {
    assert.deepEqual(resolveCommand({ image: { entrypoint: [], cmd: [] } }), []);
  });
});
