import * as assert from "node:assert/strict";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { runPulumi, startPulumi } from "../../../scripts/sandbox/pulumi";
import type { Sandbox } from "../../../scripts/sandbox/sandbox";
import { isAlive } from "../../simulator/containers/is-alive";

describe("a run of pulumi in a sandbox", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await realpath(await mkdtemp(path.join(os.tmpdir(), "run-")));
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** A sandbox whose `pulumi` is a shell script. */
  const sandboxOf = async (script: string): Promise<Sandbox> => {
    const pulumi = path.join(directory, "pulumi");
    await writeFile(pulumi, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const engine = { pulumi, version: "3.259.0", source: "path", env: {} } as const;
    return { engine, directory, env: { PATH: process.env.PATH, GREETING: "hello" } };
  };

  it("gives the command no terminal and no colors, and the sandbox's environment alone", async () => {
    const sandbox = await sandboxOf('echo "$@"; pwd; echo $GREETING $HOME; cat');
    const { stdout } = await runPulumi(sandbox, ["up", "--yes"], { cwd: directory });
    assert.equal(stdout, `up --yes --non-interactive --color never\n${directory}\nhello\n`);
  });

  it("gives both outputs, as they come and at the end, and the exit code", async () => {
    const sandbox = await sandboxOf("echo out; echo err >&2; exit 3");
    const heard: string[] = [];
    const onOutput = (text: string) => void heard.push(text);
    const result = await runPulumi(sandbox, [], { cwd: directory, onOutput });
    assert.deepEqual(result, { exitCode: 3, stdout: "out\n", stderr: "err\n" });
    assert.deepEqual(heard.sort(), ["err\n", "out\n"]);
  });

  it("passes an abort on as Ctrl-C, and waits for the end that the engine makes of it", async () => {
    const sandbox = await sandboxOf(
      "trap 'echo cancelling; exit 1' INT; echo running; while :; do sleep 0.01; done",
    );
    const interrupt = new AbortController();
    const onOutput = (text: string) => text.includes("running") && interrupt.abort();
    const { exitCode, stdout } = await runPulumi(sandbox, [], {
      cwd: directory,
      onOutput,
      signal: interrupt.signal,
    });
    assert.deepEqual([exitCode, stdout], [1, "running\ncancelling\n"]);
  });

  it("gives the process to who wants to kill it", async () => {
    const { pid, finished } = await startPulumi(await sandboxOf("exec sleep 60"), [], { cwd: directory });
    process.kill(pid, "SIGKILL");
    assert.equal((await finished).exitCode, null);
    assert.equal(isAlive(pid), false);
  });

  it("rejects when there is no such binary", async () => {
    const sandbox = await sandboxOf("");
    await rm(sandbox.engine.pulumi);
    await assert.rejects(runPulumi(sandbox, [], { cwd: directory }), { code: "ENOENT" });
  });
});
