import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import * as ts from "typescript";
import { ensureEngine } from "../../../scripts/engine/engine";
import { createReport } from "../../../scripts/engine/report";
import { createSandbox } from "../../../scripts/sandbox/sandbox";
import { copyProject } from "../../engine/projectCopy";
import { blocksOf } from "../../examples/pages";

describe("The test in docs/simulator.md", function () {
  this.timeout(120_000);
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-page-"));
  });

  after(() => rm(directory, { recursive: true, force: true }));

  it("passes as it stands there, with no AWS provider but the one that it serves", async function () {
    this.timeout(30 * 60_000);
    const engine = await ensureEngine({ report: createReport(process.stderr) });
    const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
    await rm(join(directory, "sandbox/home/plugins"), { recursive: true });
    const project = join(directory, "project");
    await copyProject(resolve(__dirname, "../../engine/project"), project);
    const [example] = blocksOf("simulator.md", "ts").filter(({ code }) => code.includes('from "node:test"'));
    assert.ok(example);
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(example.code, { compilerOptions });
    await writeFile(join(project, "example.test.js"), outputText);
    const before = await contentOf(project);
    const ownBackend = join(directory, "sandbox/state");
    const ownStacks = await readdir(ownBackend);

    const child = spawn(process.execPath, ["example.test.js"], {
      cwd: project,
      env: sandbox.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = new Promise((done) => child.once("close", done));
    const told = await text(child.stdout);
    assert.equal(await exit, 0, told);
    assert.match(told, /^# pass 2$/m);
    assert.deepEqual(await contentOf(project), before, "the user's own project is as it was");
    assert.deepEqual(await readdir(ownBackend), ownStacks, "so is the backend that the user's shell names");
  });
});

/** The names in a project's folder, and its settings. */
async function contentOf(project: string) {
  return { names: await readdir(project), settings: await readFile(join(project, "Pulumi.yaml"), "utf8") };
}
