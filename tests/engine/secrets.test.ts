import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hosts } from "./hosts";
import { engineBudgetMs, type TestStack, upBudgetMs } from "./testStack";

for (const [program, open] of Object.entries(hosts)) {
  describe(`A command that holds a secret, in ${program}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
    });

    after(() => stack.close());

    const secret = "--token=correct-horse";
    const task = {
      environment: { LABEL: "v1", EXIT_CODE: "3" },
      secretCommand: `node migrate.js ${secret}`,
    };

    it("is run with the secret, and the secret stands neither in the output, nor in the error, nor in the state", async () => {
      const { exitCode, stdout, stderr } = await stack.pulumi(["up", "--yes"], task);
      assert.notEqual(exitCode, 0);
      assert.match(stdout, /\[secret\]" in container "web" exited 3/);
      const [run] = stack.simulator.journal.calls("RunTask");
      assert.ok(JSON.stringify(run?.input).includes(secret));

      const exported = await stack.pulumi(["stack", "export"]);
      assert.match(exported.stdout, /initErrors/);
      for (const text of [stdout, stderr, exported.stdout]) assert.ok(!text.includes("correct-horse"), text);
    });
  });

  describe(`A secret in the environment of a run, in ${program}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
    });

    after(() => stack.close());

    const secret = "correct horse/battery+staple";
    const spellings = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
    const isIn = (text: string) => spellings.some((spelling) => text.includes(spelling));
    const task = { command: ["node", "leak.js"], secretEnvironment: { TOKEN: secret } };

    /** Every file of the sandbox, in which the backend keeps state, history and backups. */
    async function filesWithSecret(): Promise<string[]> {
      const entries = await readdir(join(stack.directory, "sandbox"), {
        recursive: true,
        withFileTypes: true,
      });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const texts = await Promise.all(
        files.map(async (file) => ({ file, text: await readFile(file, "utf8") })),
      );
      assert.ok(texts.some(({ text }) => text.includes("initErrors") || text.includes("init_errors")));
      return texts.filter(({ text }) => isIn(text)).map(({ file }) => file);
    }

    it("is printed by the app and shown nowhere: not in the log, the error, the state, its history or old errors", async () => {
      const outputs: string[] = [];
      for (const attempt of [1, 2]) {
        const { exitCode, stdout, stderr } = await stack.pulumi(["up", "--yes"], task);
        assert.notEqual(exitCode, 0);
        assert.match(stdout, /token \[secret\] was refused/);
        assert.match(stdout, new RegExp(`Attempt ${attempt} of "node leak\\.js"`));
        outputs.push(stdout, stderr, (await stack.pulumi(["stack", "export"])).stdout);
      }
      assert.deepEqual(outputs.filter(isIn), []);
      assert.deepEqual(await filesWithSecret(), []);
    });

    it("is warned of, with the way to keep it out of DescribeTasks", async () => {
      const { stdout } = await stack.pulumi(["preview"], task);
      assert.match(stdout, /warning: .*environment\.TOKEN/);
      assert.match(stdout, /secrets\[\]\.valueFrom/);
    });

    it("goes to the task's environment, and into nothing that others read: startedBy, tags, token", () => {
      for (const { input } of stack.simulator.journal.calls("RunTask")) {
        const { overrides, ...rest } = input as { overrides?: object };
        assert.ok(isIn(JSON.stringify(overrides)));
        assert.ok(!isIn(JSON.stringify(rest)));
      }
      for (const { input } of stack.simulator.journal.calls("RegisterTaskDefinition")) {
        assert.ok(!isIn(JSON.stringify(input)));
      }
    });

    it("is not shown where it is itself what is wrong, though the engine prints a property's value", async () => {
      const { exitCode, stdout, stderr } = await stack.pulumi(["preview"], { secretContainer: secret });
      assert.notEqual(exitCode, 0);
      assert.match(stdout, /container .*\[secret\]/);
      assert.ok(!isIn(stdout + stderr), stdout);
    });
  });
}
