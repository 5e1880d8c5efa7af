import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { createSandbox, type Sandbox } from "../../scripts/sandbox/sandbox";
import { generateSdk, SCHEMA } from "../../scripts/sdk/generate";
import type { Language } from "../../scripts/sdk/generators";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { nodeProgram } from "./nodeProgram";
import { pythonWith } from "./python/stack";
import { succeed } from "./run";
import { requireTools } from "./tools";

const checkout = resolve(__dirname, "../..");

interface Inputs {
  readonly inputProperties: Readonly<Record<string, { readonly description?: string }>>;
  readonly requiredInputs: readonly string[];
}

interface Schema {
  readonly version: string;
  readonly types: Readonly<Record<string, { readonly enum?: readonly { readonly value: string }[] }>>;
  readonly provider: { readonly inputProperties: Readonly<Record<string, { readonly secret?: boolean }>> };
  readonly resources: Readonly<
    Record<string, Inputs & { readonly properties: Readonly<Record<string, { description?: string }>> }>
  >;
}

describe("The SDK generated for", function () {
  this.timeout(upBudgetMs);
  const report = createReport(process.stderr);
  let schema: Schema;
  let sandbox: Sandbox;

  before(async function () {
    this.timeout(engineBudgetMs);
    await requireTools(this);
    const engine = await ensureEngine({ report });
    const directory = await mkdtemp(join(tmpdir(), "ecs-task-sdk-"));
    sandbox = await createSandbox({ engine, directory });
    schema = JSON.parse(await readFile(SCHEMA, "utf8"));
  });

  after(async () => {
    if (sandbox !== undefined) await rm(sandbox.directory, { recursive: true, force: true });
  });

  const generate = (language: Language) =>
    generateSdk(sandbox, language, { directory: join(sandbox.directory, "sdk"), report });
  const inputsOf = (resource: string) => schema.resources[`ecs-task:index:${resource}`] as Inputs;

  describe("Python", () => {
    let sdk: string;
    let told: Told;

    before(async function () {
      this.timeout(engineBudgetMs);
      await requireTools(this, "python3");
      sdk = await generate("python");
      const { python, env } = await pythonWith(sdk, join(sandbox.directory, "packages"));
      const script = join(__dirname, "python/told.py");
      told = JSON.parse(await succeed(python, [script], { env: { ...process.env, ...env } }));
    });

    const source = (module: string) => readFile(join(sdk, "pulumi_ecs_task", `${module}.py`), "utf8");

    it("takes every input of the schema, in Python's spelling", () => {
      for (const [resource, parameters] of [
        ["OneOffTask", told.oneOffTask],
        ["GatedService", told.gatedService],
      ] as const) {
        const { inputProperties, requiredInputs } = inputsOf(resource);
        const expected = Object.keys(inputProperties).map((name) => [
          snakeCase(name),
          requiredInputs.includes(name),
        ]);
        assert.deepEqual(parameters, Object.fromEntries(expected), resource);
      }
    });

    it("has the policies as an enum class", () => {
      const values = schema.types["ecs-task:index:RunPolicy"]?.enum?.map(({ value }) => value) ?? [];
      assert.ok(values.length > 0);
      const expected = values.map((value) => [snakeCase(value).toUpperCase(), value]);
      assert.deepEqual(told.policies, Object.fromEntries(expected));
    });

    it("tells units, defaults and consequences in its docstrings", () => {
      assert.equal(told.timeout, inputsOf("OneOffTask").inputProperties.timeoutSeconds?.description);
      assert.match(told.timeout, /Seconds .* Default: 1800\. A change in it is no reason to run\./s);
      const { properties } = schema.resources["ecs-task:index:OneOffTask"] ?? {};
      assert.equal(told.gate, properties?.taskDefinitionArn?.description);
    });

    it("makes secrets of the provider's keys", async () => {
      const secrets = Object.entries(schema.provider.inputProperties).flatMap(([name, { secret }]) =>
        secret === true ? [snakeCase(name)] : [],
      );
      assert.deepEqual(secrets.sort(), ["access_key", "secret_key", "token"]);
      const provider = await source("provider");
      for (const name of secrets) assert.ok(provider.includes(`pulumi.Output.secret(${name})`), name);
    });

    it("takes over a task that a Node program began", async () => {
      const alias = 'pulumi.Alias(type_="pulumi-nodejs:dynamic/ecs-task:OneOffTask")';
      assert.ok((await source("one_off_task")).includes(alias));
    });

    it("has the version of this package and asks for nothing but Pulumi's own", () => {
      assert.equal(told.version, schema.version);
      const asked = told.requires.map((requirement) => /^[\w-]+/.exec(requirement)?.[0]);
      assert.deepEqual(asked.sort(), ["parver", "pulumi", "semver", "typing-extensions"]);
    });
  });

  describe("Go", () => {
    it("is a module of its own that compiles", async function () {
      this.timeout(engineBudgetMs);
      await requireTools(this, "go");
      const sdk = await generate("go");
      const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
      await succeed("go", ["build", "-trimpath", "./..."], { cwd: sdk, env });
      assert.match(await readFile(join(sdk, "ecstask/pulumiEnums.go"), "utf8"), /RunPolicyOnTrigger /);
    });
  });

  describe("Node", () => {
    it("type-checks, and so does a program with it, but for its mistakes", async () => {
      const sdk = await generate("nodejs");
      const program = join(sandbox.directory, "program");
      await mkdir(program);
      await writeFile(join(program, "index.ts"), nodeProgram);
      await symlink(join(checkout, "node_modules"), join(sandbox.directory, "node_modules"));
      const compilerOptions = {
        ...{ strict: true, noEmit: true, skipLibCheck: true, target: "es2022", types: ["node"] },
        ...{ module: "node16", moduleResolution: "node16" },
        paths: { "pulumi-ecs-task-sdk": [join(sdk, "index.ts")] },
      };
      await writeFile(join(program, "tsconfig.json"), JSON.stringify({ compilerOptions }));
      await succeed(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", program]);
    });
  });
});

interface Told {
  readonly requires: readonly string[];
  readonly version: string;
  readonly oneOffTask: Readonly<Record<string, boolean>>;
  readonly gatedService: Readonly<Record<string, boolean>>;
  readonly policies: Readonly<Record<string, string>>;
  readonly timeout: string;
  readonly gate: string;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
