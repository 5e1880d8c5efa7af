import * as assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { eventually } from "../tasks/eventually";
import { isAlive } from "./is-alive";

// A simulator that starts two processes, one of which ends, and prints the process groups of both.
const simulator = `
const { createProcessGuard } = require(${JSON.stringify(join(__dirname, "../../../simulator/containers/process-guard"))});
const { startProcess } = require(${JSON.stringify(join(__dirname, "../../../simulator/containers/process"))});
(async () => {
  const guard = createProcessGuard();
  const start = (...command) =>
    startProcess({ command, directory: "/", environment: { PATH: process.env.PATH }, onOutput() {} }, guard);
  const over = await start("sleep", "0");
  await over.exited;
  const running = await start("sh", "-c", "trap '' TERM; sleep 600 & wait");
  console.log(running.processGroup);
})();
`;

describe("the process guard", () => {
  it("kills the containers of a simulator that was killed", async () => {
    const child = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", simulator], {
      cwd: join(__dirname, "../../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const processGroup = Number(await eventually(() => printed.trim() || undefined));
    assert.ok(isAlive(processGroup));
    child.kill("SIGKILL");
    await once(child, "exit");
    await eventually(() => !isAlive(processGroup));
  });

  it("keeps a process whose last wait is for its end", async () => {
    const program = `
      const { createProcessGuard } = require(${JSON.stringify(join(__dirname, "../../../simulator/containers/process-guard"))});
      const guard = createProcessGuard();
      guard.watch(4_000_000);
      guard.forget(4_000_000);
      guard.close().then(() => console.log("closed"));`;
    const args = ["--require", "ts-node/register/transpile-only", "--eval", program];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: join(__dirname, "../../.."),
    });
    assert.equal(stdout, "closed\n");
  });
});
