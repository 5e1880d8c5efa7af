import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { access, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { story } from "../../scripts/demo/story";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";

const checkout = resolve(__dirname, "../..");

describe("the demo", function () {
  this.timeout(10 * 60_000);
  let temporary: string;
  let demo: ChildProcess | undefined;

  before("an engine is there, built if it has to be", async function () {
    this.timeout(40 * 60_000);
    await ensureEngine({ report: createReport(process.stderr) });
  });

  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), "demo-"));
  });
  afterEach(async () => {
    demo?.kill("SIGKILL");
    await rm(temporary, { recursive: true, force: true });
  });

  /** Runs the demo to its end; `onOutput` gets all of its stdout so far whenever there is more. */
  async function run(onOutput: (stdout: string, demo: ChildProcess) => void = () => undefined) {
    const main = join(checkout, "scripts/demo/main.ts");
    const child = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", main], {
      cwd: checkout,
      env: { ...process.env, TMPDIR: temporary, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    demo = child;
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
      onOutput(output.stdout, child);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    const exitCode = await new Promise<number | null>((done) => child.once("close", done));
    return { exitCode, ...output };
  }

  async function assertNothingIsLeft(): Promise<void> {
    const left = (await readdir(temporary)).filter((name) => name.startsWith("hi-web-demo-"));
    assert.deepEqual(left, []);
    await assert.rejects(access(join(checkout, "Pulumi.hi-web-demo.yaml")), { code: "ENOENT" });
  }

  it("goes as told from the first step to the last, and leaves nothing", async () => {
    const { exitCode, stdout, stderr } = await run();
    assert.equal(exitCode, 0, `${stdout}${stderr}`);
    for (const { name, told } of story) assert.ok(stdout.includes(`\n${name}: ${told}\n`), name);
    assert.doesNotMatch(stdout, /not as told/i);
    assert.match(stdout, /\nAll 6 steps went as told\.\n$/);
    await assertNothingIsLeft();
  });

  it("stops, cleans up and exits with 130 on Ctrl-C, even on one that comes twice", async () => {
    let interrupts = 0;
    const { exitCode, stdout, stderr } = await run((told, { pid = Number.NaN }) => {
      if (interrupts > 0 || !told.includes("$ pulumi up")) return;
      for (; interrupts < 2; interrupts += 1) process.kill(pid, "SIGINT");
    });
    assert.equal(interrupts, 2);
    assert.equal(exitCode, 130, stderr);
    assert.match(stderr, /The demo was ended by SIGINT\.\n$/);
    assert.doesNotMatch(stdout, /v1 again|as told/);
    await assertNothingIsLeft();
  });
});
