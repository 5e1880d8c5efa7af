import assert from "node:assert/strict";
import { isChanging } from "../engine/changing";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { openGoStack } from "./go/stack";
import { openPythonExample } from "./python/stack";
import type { SdkStack } from "./sdkStack";
import { requireTools, type Tool } from "./tools";

const releases = ["v1", "v2", "v3-broken", "v3"];

const programs: Readonly<Record<string, { tool: Tool; open: () => Promise<SdkStack> }>> = {
  "The Python example": { tool: "python3", open: () => openPythonExample("python", releases) },
  "The Python example with a GatedService": {
    tool: "python3",
    open: () => openPythonExample("python-gated-service", releases),
  },
  "A Go program": { tool: "go", open: () => openGoStack(releases) },
};

for (const [program, { tool, open }] of Object.entries(programs)) {
  describe(`${program}, with a migration and the service it gates`, function () {
    this.timeout(upBudgetMs);
    let stack: SdkStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      await requireTools(this, tool);
      stack = await open();
    });

    after(() => stack?.close());

    const calls = (operation: string) => stack.simulator.journal.calls(operation);
    /** The revisions, as `family:revision`, that calls of an operation were about. */
    const revisions = (operation: string) =>
      calls(operation).map(({ input }) =>
        (input as { taskDefinition: string }).taskDefinition.split("/").at(-1),
      );

    it("is previewed without a single call to AWS", async () => {
      const { exitCode, output } = await stack.run("preview", "v1");
      assert.equal(exitCode, 0, output);
      assert.match(output, /will run "node migrate\.js" because it has not run yet/);
      assert.deepEqual(stack.simulator.journal.entries(), []);
    });

    it("migrates once on the first up, and creates the service only after it", async () => {
      const { exitCode, output } = await stack.run("up", "v1");
      assert.equal(exitCode, 0, output);
      assert.match(output, /== v1: migrating/);
      assert.deepEqual(await stack.migrated(), ["v1"]);
      const [created] = calls("CreateService");
      const [exited] = stack.simulator.journal.effects("container-exited");
      assert.ok(created && exited && exited.seq < created.seq);
    });

    it("changes nothing in AWS when nothing changed", async () => {
      stack.simulator.journal.clear();
      const { exitCode, output } = await stack.run("up", "v1");
      assert.equal(exitCode, 0, output);
      const changing = stack.simulator.journal
        .entries()
        .filter((entry) => entry.kind === "call" && isChanging(entry.operation));
      assert.deepEqual(changing, []);
      assert.deepEqual(await stack.migrated(), ["v1"]);
    });

    it("migrates for a new image, and moves the service only after it", async () => {
      stack.simulator.journal.clear();
      const { exitCode, output } = await stack.run("up", "v2");
      assert.equal(exitCode, 0, output);
      assert.match(output, /because taskDefinition\.containerDefinitions\[0\]\.image changed/);
      assert.deepEqual(await stack.migrated(), ["v1", "v2"]);
      const [updated] = calls("UpdateService");
      const [exited] = stack.simulator.journal.effects("container-exited");
      assert.ok(updated && exited && exited.seq < updated.seq);
      assert.deepEqual(revisions("UpdateService"), ["hi-web:2"]);
    });

    it("fails when the migration fails, says why, and leaves the service alone", async () => {
      stack.simulator.journal.clear();
      const { exitCode, output } = await stack.run("up", "v3-broken");
      assert.equal(exitCode, 1, output);
      for (const line of [
        'Attempt 1 of "node migrate.js" in container "web" exited 3.',
        "| PG::UniqueViolation in v3-broken",
        "What waits for this task was not changed.",
      ]) {
        assert.ok(output.includes(line), `${line} is not in\n${output}`);
      }
      assert.deepEqual(revisions("UpdateService"), []);
    });

    it("goes on with a mended image", async () => {
      const { exitCode, output } = await stack.run("up", "v3");
      assert.equal(exitCode, 0, output);
      assert.deepEqual(await stack.migrated(), ["v1", "v2", "v3-broken", "v3"]);
      assert.deepEqual(revisions("UpdateService"), ["hi-web:4"]);
    });

    it("leaves no revision ACTIVE after a destroy", async () => {
      stack.simulator.journal.clear();
      const { exitCode, output } = await stack.pulumi("destroy", "--yes");
      assert.equal(exitCode, 0, output);
      assert.deepEqual(
        revisions("DeregisterTaskDefinition").sort(),
        [1, 2, 3, 4].map((n) => `hi-web:${n}`),
      );
    });
  });
}
