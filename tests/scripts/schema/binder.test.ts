import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, ensureEngine } from "../../../scripts/engine/engine";
import { createReport } from "../../../scripts/engine/report";
import { runPulumi } from "../../../scripts/sandbox/pulumi";
import { createSandbox, type Sandbox } from "../../../scripts/sandbox/sandbox";
import { schemaDocument } from "../../../scripts/schema/document";
import { engineBudgetMs, upBudgetMs } from "../../engine/testStack";

describe("Pulumi's own check of the schema", () => {
  let directory: string;
  let sandbox: Sandbox;

  before(async function () {
    this.timeout(engineBudgetMs);
    const engine: Engine = await ensureEngine({ report: createReport(process.stderr) });
    directory = await mkdtemp(join(tmpdir(), "ecs-task-schema-"));
    sandbox = await createSandbox({ engine, directory });
  });

  after(() => rm(directory, { recursive: true, force: true }));

  const check = async (text: string) => {
    const file = join(directory, "schema.json");
    await writeFile(file, text);
    return runPulumi(sandbox, ["schema", "check", file], { cwd: directory });
  };

  it("finds nothing in it", async () => {
    assert.deepEqual(await check(schemaDocument.render()), { exitCode: 0, stdout: "", stderr: "" });
  }).timeout(upBudgetMs);

  it("would find a type that is not there", async () => {
    const { exitCode, stdout, stderr } = await check(
      schemaDocument.render().replace("#/types/ecs-task:index:Release", "#/types/ecs-task:index:Missing"),
    );
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, /Missing/);
  }).timeout(upBudgetMs);
});
