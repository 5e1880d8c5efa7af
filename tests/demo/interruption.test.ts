import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** Cleans up on an interrupt, in a turn of its own, and tells on stdout that it does. */
const program = `
const { heedInterrupts } = require(${JSON.stringify(resolve(__dirname, "../../scripts/demo/interruption"))});
const interrupt = heedInterrupts();
const waiting = setInterval(() => undefined, 1000);
interrupt.addEventListener("abort", () => {
  clearInterval(waiting);
  process.stdout.write("cleaning up\\n");
  setTimeout(() => { process.exitCode = interrupt.reason.exitCode; }, 200);
});
process.stdout.write("begun\\n");
`;

describe("An interrupt of the demo", () => {
  for (const [signal, exitCode] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)
    it(`by ${signal} is cleaned up after, also when nobody reads the output any more`, async () => {
      const args = ["--require", "ts-node/register/transpile-only", "--eval", program];
      const child = spawn(process.execPath, args, { cwd: resolve(__dirname, "../.."), stdio: "pipe" });
      const closed = once(child, "exit");
      await once(child.stdout, "data");
      child.stdout.destroy();
      child.stderr.destroy();
      child.kill(signal);
      assert.deepEqual(await closed, [exitCode, null]);
    });
});
