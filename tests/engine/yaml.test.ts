import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gatedYaml } from "./gatedYaml";
import { type Program, ref, yamlProgram } from "./program";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

/** The usual program, with a setting of its stack that `environment` may refer to. */
const withSetting: Program<TaskUnderTest> = yamlProgram((task) => ({
  ...gatedYaml(task),
  config: { password: { type: "string", default: "not set" } },
}));

describe("A secret of the stack's configuration in a YAML program", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(withSetting);
  });

  after(() => stack.close());

  const password = "correct horse/battery+staple";
  const task: TaskUnderTest = { command: ["node", "leak.js"], environment: { TOKEN: ref("password") } };

  it("reaches the task, and stands in plain text in no output and no file of the backend", async () => {
    await stack.pulumi(["config", "set", "--secret", "password", password]);
    const { exitCode, stdout, stderr } = await stack.pulumi(["up", "--yes"], task);
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /token \[secret\] was refused/);
    const [run] = stack.simulator.journal.calls("RunTask");
    assert.ok(JSON.stringify(run?.input).includes(password));
    for (const text of [stdout, stderr, ...(await backendFiles())])
      assert.ok(!text.includes("correct horse") && !text.includes("correct%20horse"), text);
  });

  async function backendFiles(): Promise<string[]> {
    const entries = await readdir(join(stack.directory, "sandbox/state"), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    assert.ok(files.length > 0);
    return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")));
  }
});
