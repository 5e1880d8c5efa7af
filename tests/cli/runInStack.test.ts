import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { hosts } from "../engine/hosts";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "../engine/testStack";
import { region } from "./account";
import { ecsTask } from "./commandLine";

/** A program of each kind of host, and the resource to run from. */
const programs: readonly [title: string, open: () => Promise<TestStack>, name: string, source: string][] = [
  ...Object.entries(hosts).map(
    ([title, open]) => [title, open, "migrate", "OneOffTask migrate"] as (typeof programs)[number],
  ),
  ["a Node program's GatedService", () => openStack("gatedService"), "web", "GatedService web"],
];

for (const [title, open, name, source] of programs) {
  describe(`ecs-task run, in the stack of ${title}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
      await stack.up({ environment: { LABEL: "v1" } });
    });

    after(() => stack.close());

    it("runs a command where the resource runs, from the revision of its gate, and leaves the state as it is", async () => {
      const stateText = async () => (await stack.pulumi(["stack", "export"])).stdout;
      const before = await stateText();
      const [last] = stack.simulator.journal.calls("RunTask").slice(-1);
      const words = ["node", "-e", "console.log('label', process.env.LABEL); process.exitCode = 5"];
      const { exitCode, stdout, stderr } = await ecsTask(["run", name, "--stack", "test", "--", ...words], {
        env: { ...stack.env },
        cwd: stack.cwd,
      });
      assert.equal(exitCode, 5, stderr);
      assert.equal(
        stdout,
        "label undefined\n",
        "the environment of the migration is no part of another command",
      );
      const [ours] = stack.simulator.journal.calls("RunTask").slice(-1);
      assert.notEqual(ours?.seq, last?.seq);
      const placement = (call: typeof ours) => {
        const { cluster, taskDefinition, launchType, networkConfiguration } = (call?.input ?? {}) as Record<
          string,
          unknown
        >;
        return { cluster, taskDefinition, launchType, networkConfiguration };
      };
      assert.deepEqual(placement(ours), placement(last));
      assert.match(stderr, new RegExp(`from ${source} of stack test\\)`));
      assert.equal(await stateText(), before);
    });
  });
}

describe("ecs-task run, in a Pulumi stack", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
    await stack.up({
      environment: { LABEL: "v1" },
      secretEnvironment: { PASSWORD: "hunter2hunter2" },
      secretCommand: "node migrate.js correct-horse",
    });
  });

  after(() => stack.close());

  const run = (...args: string[]) => ecsTask(["run", ...args], { env: { ...stack.env }, cwd: stack.cwd });
  it("runs the resource's own command without one, and shows none of its secrets", async () => {
    const effects = (await stack.effects()).length;
    const { exitCode, stdout, stderr } = await run("--stack", "test", "-e", "LABEL=again hunter2hunter2");
    assert.equal(exitCode, 0, stderr);
    assert.equal(stdout, "== again [secret]: migrating\n");
    assert.doesNotMatch(stderr, /hunter2/);
    assert.equal((await stack.effects()).length, effects + 1);
  });

  it("prints no secret with --json either, though the command is one", async () => {
    const { stdout, stderr } = await run("--stack", "test", "--json");
    assert.doesNotMatch(stdout + stderr, /correct-horse/);
    const { status, command } = JSON.parse(stdout);
    assert.deepEqual([status, command.at(-1)], ["succeeded", "[secret]"]);
  });

  it("takes the selected stack, and says which one is missing where none is", async () => {
    const selected = await run("migrat", "--", "true");
    assert.match(selected.stderr, /stack test has no/);
    await promisify(execFile)("pulumi", ["stack", "unselect"], { cwd: stack.cwd, env: { ...stack.env } });
    const { exitCode, stderr } = await run("migrate", "--", "true");
    assert.equal(exitCode, 125);
    assert.match(stderr, /no stack is selected in .*project: name one with --stack/);
  });

  it("names what the stack has for a name that it has not", async () => {
    const { exitCode, stderr } = await run("migrat", "--stack", "test", "--", "true");
    assert.equal(exitCode, 125);
    assert.match(stderr, /stack test has no OneOffTask or GatedService "migrat": did you mean "migrate"\?/);
  });

  it("says what the Pulumi CLI says where there is no such stack, and no project", async () => {
    const missing = await run("migrate", "--stack", "none", "--", "true");
    assert.match(missing.stderr, /could not be read: no stack named 'none' found/);
    const elsewhere = await ecsTask(["run", "migrate", "--stack", "test", "--", "true"], {
      env: { ...stack.env },
      cwd: stack.directory,
    });
    assert.equal(elsewhere.exitCode, 125);
    assert.match(elsewhere.stderr, /no Pulumi\.yaml project file found/);
  });

  it("reaches another region than the stack's where it is told to", async () => {
    const { exitCode, stderr } = await run(
      "migrate",
      "--stack",
      "test",
      "--region",
      "eu-central-1",
      "--",
      "true",
    );
    assert.equal(exitCode, 125);
    assert.match(stderr, new RegExp(`the region that is called: it is in "${region}"`));
  });
});
