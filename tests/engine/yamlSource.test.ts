import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { ensureYaml } from "../../scripts/engine/yaml";
import { installEcsTaskPlugin } from "../../scripts/sandbox/ecs-task-plugin";
import { runPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox, type Sandbox } from "../../scripts/sandbox/sandbox";
import { gatedYaml } from "./gatedYaml";
import { type Program, yamlProgram } from "./program";
import { copyProject } from "./projectCopy";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

const checkout = resolve(__dirname, "../..");

/** The folder of PulumiPlugin.yaml, from the program's. */
const folder = "../source/plugin";

/** The usual program, with the plugin in a clone's folder, installed as `pulumi install` does it, and nowhere else. */
const withSourcePlugin: Program<TaskUnderTest> = yamlProgram(
  (task) => ({ ...gatedYaml(task), packages: { "ecs-task": folder } }),
  (cwd) => copyProject(join(checkout, "plugin"), join(cwd, folder)),
);

describe("A YAML program with the plugin in a folder", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(withSourcePlugin);
  });

  after(() => stack.close());

  it("has its task run, and its service gated", async () => {
    const { stdout } = await stack.up({ environment: { LABEL: "v1" } });
    assert.match(stdout, /== v1: migrating/);
    const [ran, ...more] = stack.simulator.journal.calls("RunTask");
    const [created] = stack.simulator.journal.calls("CreateService");
    assert.deepEqual(more, []);
    assert.ok(ran && created && ran.seq < created.seq);
  });

  it("is destroyed with it", async () => {
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes"]);
    assert.equal(exitCode, 0, stdout);
    assert.equal(stack.simulator.journal.calls("DeregisterTaskDefinition").length, 1);
  });
});

describe("The plugin, as pulumi package sees it", function () {
  this.timeout(upBudgetMs);
  let directory: string;
  let project: string;
  let sandbox: Sandbox;
  let executable: string;

  before(async function () {
    this.timeout(engineBudgetMs);
    const report = createReport(process.stderr);
    const engine = await ensureEngine({ report });
    await ensureYaml(engine, report);
    directory = await mkdtemp(join(tmpdir(), "ecs-task-package-"));
    const { env, ...rest } = await createSandbox({ engine, directory: join(directory, "sandbox") });
    // `pulumi package add` leaves a folder among the temporary ones.
    sandbox = { ...rest, env: { ...env, TMPDIR: directory } };
    executable = await installEcsTaskPlugin(join(directory, "elsewhere"));
    project = join(directory, "project");
    await mkdir(project);
    await writeFile(join(project, "Pulumi.yaml"), "name: project\nruntime: yaml\n");
  });

  after(() => rm(directory, { recursive: true, force: true }));

  const sources = {
    "the folder": () => join(checkout, "plugin"),
    "the executable": () => executable,
  };
  for (const [name, source] of Object.entries(sources)) {
    it(`tells the schema that is shipped, from ${name}, and ends as it should`, async () => {
      const args = ["package", "get-schema", source()];
      const { exitCode, stdout, stderr } = await runPulumi(sandbox, args, { cwd: project });
      assert.deepEqual({ exitCode, stderr: stderr.trim() }, { exitCode: 0, stderr: "" });
      const shipped = JSON.parse(await readFile(join(checkout, "provider/plugin/schema.json"), "utf8"));
      const told = JSON.parse(stdout);
      assert.equal(told.version, shipped.version);
      assert.deepEqual(Object.keys(told.resources).sort(), Object.keys(shipped.resources).sort());
      assert.deepEqual(Object.keys(told.types).sort(), Object.keys(shipped.types).sort());
    });
  }

  it("is added to a YAML project by its folder, which is found there again", async () => {
    for (const args of [["package", "add", join(checkout, "plugin")], ["install"]]) {
      const { exitCode, stdout, stderr } = await runPulumi(sandbox, args, { cwd: project });
      assert.equal(exitCode, 0, stdout + stderr);
    }
    const added = await readFile(join(project, "Pulumi.yaml"), "utf8");
    assert.match(added, /^packages:\n {2}ecs-task: .*\/plugin$/m);
  });
});
