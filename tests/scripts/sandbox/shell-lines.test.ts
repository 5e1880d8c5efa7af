import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { shellLines } from "../../../scripts/sandbox/shell-lines";

describe("the shell lines that lead into a sandbox", () => {
  const engine = { pulumi: "/the engine/bin/pulumi", version: "3.259.0", source: "cache" } as const;
  const from = { PATH: `/npm:${process.env.PATH}`, LANG: "C", AWS_PROFILE: "mine", PULUMI_HOME: "/mine" };
  const inShell = (lines: readonly string[], variables: NodeJS.ProcessEnv): Record<string, string> => {
    const printed = execFileSync("/bin/sh", ["-c", `${lines.join("\n")}\nenv`], { env: variables });
    return Object.fromEntries(
      `${printed}`.split("\n").map((line) => {
        const [name = "", ...value] = line.split("=");
        return [name, value.join("=")];
      }),
    );
  };

  it("give a shell the sandbox's variables and take away those that it keeps out", () => {
    const env = { PATH: `/the engine/bin:${from.PATH}`, LANG: "C", PULUMI_HOME: "/it's $HOME" };
    const sandbox = { engine: { ...engine, env: { PATH: env.PATH } }, directory: "/sandbox", env };
    const { PATH, PULUMI_HOME, AWS_PROFILE } = inShell(shellLines(sandbox, from), {
      ...from,
      PATH: process.env.PATH,
    });
    assert.equal(PATH, `/the engine/bin:${process.env.PATH}`);
    assert.equal(PULUMI_HOME, "/it's $HOME");
    assert.equal(AWS_PROFILE, undefined);
  });

  it("are none when the shell is there already", () => {
    const sandbox = { engine: { ...engine, env: {} }, directory: "/sandbox", env: from };
    assert.deepEqual(shellLines(sandbox, from), []);
  });
});
