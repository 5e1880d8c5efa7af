import * as assert from "node:assert/strict";
import { copyFile, mkdir, rm } from "node:fs/promises";
import * as path from "node:path";
import { type Engine, ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { addStandIns } from "../../scripts/engine/stand-ins";
import { runPulumi, startPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox, type Sandbox } from "../../scripts/sandbox/sandbox";
import { createStack } from "../../scripts/sandbox/stack";
import { isAlive } from "../simulator/containers/is-alive";
import { eventually } from "../simulator/tasks/eventually";
import { type TemporaryProject, temporaryProject } from "./temporary-project";

const ENGINE_WITHIN_MS = 30 * 60 * 1000;
const STARTED_WITHIN_MS = 40_000;
const STACK = "dev";

describe("the stand-in language host, under the real engine", function () {
  this.timeout(120_000);

  let project: TemporaryProject;
  let sandbox: Sandbox;
  const pulumi = (...args: string[]) => runPulumi(sandbox, [...args, "--stack", STACK], { cwd: project.cwd });

  before(async function () {
    this.timeout(ENGINE_WITHIN_MS);
    project = await temporaryProject(path.join(__dirname, "programs/plain"));
    const engine = await withStandIns(project, await ensureEngine({ report: createReport(process.stderr) }));
    sandbox = await createSandbox({ engine, directory: project.sandboxDirectory });
    await createStack(sandbox, STACK, { cwd: project.cwd, config: { "plain:text": "hello" } });
  });

  after(() => project.remove());

  it("shows in a preview what the program prints and would make", async () => {
    const { exitCode, stdout } = await pulumi("preview");
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /on stdout/);
    assert.match(stdout, /on stderr/);
    assert.match(stdout, /\+ 2 to create/);
  });

  it("runs the program in its own folder, with its configuration, and gives its outputs", async () => {
    const { exitCode, stdout } = await pulumi("up", "--yes", "--skip-preview");
    assert.equal(exitCode, 0, stdout);
    const { stdout: outputs } = await pulumi("stack", "output", "--json", "--show-secrets");
    const workingDirectory = path.join(project.cwd, "src");
    assert.deepEqual(JSON.parse(outputs), { shouted: "HELLO", workingDirectory });
  });

  it("refreshes and destroys without the program", async () => {
    for (const operation of ["refresh", "destroy"]) {
      const { exitCode, stdout } = await pulumi(operation, "--yes", "--skip-preview");
      assert.equal(exitCode, 0, stdout);
      assert.doesNotMatch(stdout, /on stdout/);
    }
  });

  const failures = [
    { ending: "throw", message: /Error: thrown by the program/g },
    { ending: "exit", message: /program ended with exit code 3/g },
  ];
  for (const { ending, message } of failures) {
    it(`fails the update and says why, once in the diagnostics, when the program ends by ${ending}`, async () => {
      await pulumi("config", "set", "ending", ending);
      const { exitCode, stdout } = await pulumi("up", "--yes", "--skip-preview");
      assert.notEqual(exitCode, 0, stdout);
      const [, diagnostics = ""] = stdout.split("Diagnostics:");
      assert.equal(diagnostics.match(message)?.length, 1, stdout);
    });
  }

  const ends = [
    { cause: "Ctrl-C", signal: "SIGINT" },
    { cause: "the death of the engine", signal: "SIGKILL" },
  ] as const;
  for (const { cause, signal } of ends) {
    it(`ends itself and a program that hangs on ${cause}`, async () => {
      await pulumi("config", "set", "ending", "never");
      let output = "";
      const onOutput = (text: string) => {
        output += text;
      };
      const args = ["preview", "--stack", STACK];
      const { pid, finished } = await startPulumi(sandbox, args, { cwd: project.cwd, onOutput });
      const started = [pid];
      try {
        const processes = await eventually(
          () => /by process (\d+) of host (\d+)/.exec(output)?.slice(1).map(Number),
          () => output,
          STARTED_WITHIN_MS,
        );
        started.push(...processes);
        process.kill(pid, signal);
        const { exitCode } = await finished;
        assert.notEqual(exitCode, 0);
        await eventually(() => !started.some(isAlive));
      } finally {
        for (const id of started.filter(isAlive)) process.kill(id, "SIGKILL");
      }
    });
  }

  it("says what to do in a project without packages", async () => {
    await rm(path.join(project.cwd, "node_modules"));
    const { exitCode, stdout, stderr } = await pulumi("preview");
    assert.notEqual(exitCode, 0);
    assert.match(`${stdout}${stderr}`, /has no usable @pulumi\/pulumi: run `npm install` there/);
  });
});

describe("the stand-in language host with a source plugin, under the real engine", function () {
  this.timeout(120_000);

  let project: TemporaryProject;
  let sandbox: Sandbox;
  /** From a folder that is no project, as that of a YAML program is none of Node's. */
  const elsewhere = () => path.dirname(project.cwd);
  const getSchema = () => runPulumi(sandbox, ["package", "get-schema", "./project"], { cwd: elsewhere() });

  before(async function () {
    this.timeout(ENGINE_WITHIN_MS);
    project = await temporaryProject(path.join(__dirname, "programs/source-plugin"));
    const engine = await withStandIns(project, await ensureEngine({ report: createReport(process.stderr) }));
    const made = await createSandbox({ engine, directory: project.sandboxDirectory });
    sandbox = { ...made, env: { ...made.env, MARK: "given" } };
  });

  after(() => project.remove());

  it("starts it where the engine is, with the engine's environment, and ends it with the engine", async () => {
    const { exitCode, stdout, stderr } = await getSchema();
    assert.equal(exitCode, 0, stderr);
    const started = JSON.parse(JSON.parse(stdout).description);
    assert.deepEqual([started.directory, started.mark], [elsewhere(), "given"]);
    await eventually(() => !isAlive(started.process));
  });

  it("says what is missing where its packages are not installed", async () => {
    await rm(path.join(project.cwd, "node_modules"));
    const { exitCode, stderr } = await getSchema();
    assert.notEqual(exitCode, 0);
    assert.match(stderr, /has no usable @pulumi\/pulumi: run `npm install` there/);
  });
});

/** The engine's binary beside nothing but the stand-ins, whatever this machine's engine comes with. */
async function withStandIns({ sandboxDirectory }: TemporaryProject, engine: Engine): Promise<Engine> {
  const root = path.join(sandboxDirectory, "engine");
  const bin = path.join(root, "bin");
  const pulumi = path.join(bin, "pulumi");
  await mkdir(bin, { recursive: true });
  await copyFile(engine.pulumi, pulumi);
  await addStandIns(root);
  return { ...engine, pulumi, env: { PATH: `${bin}${path.delimiter}${process.env.PATH}` } };
}
