import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Engine } from "../../scripts/engine/engine";
import type { Report } from "../../scripts/engine/report";
import { ensureGenerators, hasGenerators, LANGUAGES } from "../../scripts/sdk/generators";
import { engineBudgetMs } from "../engine/testStack";
import { run } from "./run";
import { requireTools } from "./tools";

const silent: Report = { say: () => {}, during: (_label, work) => work() };

describe("The generators of SDKs", () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "ecs-task-generators-"));
  });

  after(() => rm(directory, { recursive: true, force: true }));

  const engineIn = (name: string): Engine => ({
    pulumi: join(directory, name, "pulumi"),
    version: "3.259.0",
    source: "path",
    env: {},
  });

  it("are those of a release, where the engine is one", async () => {
    const engine = engineIn("release");
    await mkdir(join(directory, "release"));
    await writeFile(join(directory, "release", "pulumi-language-python"), "#!/bin/sh\n", { mode: 0o755 });
    assert.equal(await ensureGenerators(engine, silent), undefined);
    assert.equal(await hasGenerators(engine), true);
  });

  it("are built once for an engine that comes without", async function () {
    this.timeout(engineBudgetMs);
    await requireTools(this, "go");
    const engine = engineIn("built");
    const folder = await ensureGenerators(engine, silent);
    assert.equal(await hasGenerators(engine), true);
    assert.equal(await ensureGenerators(engine, silent), folder);
  });
});

describe("npm run sdk", () => {
  const main = resolve(__dirname, "../../scripts/sdk/main.ts");
  const command = (...args: string[]) =>
    run(process.execPath, ["--require", "ts-node/register/transpile-only", main, ...args]);

  for (const args of [[], ["java", "sdk"]]) {
    it(`says how it is used when it is given ${args.join(" ") || "nothing"}`, async () => {
      const { exitCode, output } = await command(...args);
      assert.equal(exitCode, 1);
      assert.equal(
        output,
        `Usage: npm run sdk -- LANGUAGE DIR, where LANGUAGE is one of ${LANGUAGES.join(", ")}\n`,
      );
    });
  }
});
