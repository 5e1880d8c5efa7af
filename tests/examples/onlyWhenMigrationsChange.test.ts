import assert from "node:assert/strict";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { type ExampleStack, openExample } from "./exampleStack";

describe("examples/only-when-migrations-change", function () {
  this.timeout(upBudgetMs);
  let example: ExampleStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    example = await openExample("only-when-migrations-change", { releases: ["v1", "v2", "v3", "v4"] });
  });

  after(() => example.close());

  beforeEach(() => example.simulator.journal.clear());

  const deploys = () => example.changes().filter((operation) => /^(RunTask|\w+Service)$/.test(operation));
  const file = (...path: readonly string[]) => join(example.cwd, ...path);

  it("migrates and seeds for the first release", async () => {
    await example.up("v1");
    assert.deepEqual((await example.database()).sort(), ["migrated v1", "seeded"]);
  });

  it("lets a release without a new file out without a run", async () => {
    const printed = await example.up("v2");
    assert.match(printed, /will not run/);
    assert.deepEqual(deploys(), ["UpdateService"]);
    assert.equal((await example.database()).length, 2);
  });

  it("migrates before a release that brings a migration, and does not seed", async () => {
    await writeFile(file("migrations", "0002_handle.sql"), "alter table people add column handle text;\n");
    await example.up("v3");
    assert.deepEqual(deploys(), ["RunTask", "UpdateService"]);
    assert.deepEqual((await example.database()).slice(2), ["migrated v3"]);
  });

  it("seeds when a seed changed, and leaves the service and the migration alone", async () => {
    await appendFile(file("seeds", "people.sql"), "insert into people (name) values ('Ada Yonath');\n");
    await example.up("v3");
    assert.deepEqual(deploys(), ["RunTask"]);
    assert.deepEqual((await example.database()).slice(3), ["seeded"]);
  });

  it("takes a file that is left out for no change", async () => {
    await appendFile(file("seeds", "README.md"), "Ask Ada before you change them.\n");
    await example.up("v3");
    assert.deepEqual(deploys(), []);
  });

  it("leaves nothing ACTIVE when it is destroyed", async () => {
    await example.destroy();
    assert.deepEqual(await example.activeDefinitions(), []);
  });
});
