import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import * as ts from "typescript";
import { typeErrors } from "./typeErrors";

const run = promisify(execFile);
const root = resolve(__dirname, "../..");

/** Declares one resource under Pulumi's mocks and prints what would be written into the state as its provider. */
const program = `
const pulumi = require("@pulumi/pulumi");
pulumi.runtime.setMocks({
  newResource(args) { console.log(args.inputs.__provider); return { id: args.name, state: args.inputs }; },
  call: (args) => args.inputs,
});
const { OneOffTask } = require("pulumi-ecs-task");
const containerDefinitions = [{ name: "web", image: "hi-web:v1" }];
new OneOffTask("migrate", { cluster: "c", taskDefinition: { family: "hi-web", containerDefinitions } });
`;

/** Finds the runtime as the serialised provider does, and calls it. */
const lookup = `
const { configure } = require("pulumi-ecs-task/runtime");
configure({ get: () => undefined }).check({}, { resourceUrn: "urn" }).then((checked) => console.log(JSON.stringify(checked)));
`;

/** Calls every method of a provider, and prints the first line of each error. */
const calls = `
const provider = require("./provider.js").handler();
(async () => {
  for (const method of ["configure", "check", "diff", "create", "read", "update", "delete"])
    await provider[method]({ config: {} }).catch(({ message }) => console.log(method + ": " + message.split("\\n")[0]));
})();
`;

describe("The packed package, installed in a fresh project", function () {
  this.timeout(300_000);
  let project: string;

  before(async () => {
    project = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-fresh-"));
    const { stdout } = await run(
      "npm",
      ["pack", "--ignore-scripts", "--json", "--pack-destination", project],
      { cwd: root },
    );
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const dependencies = {
      "pulumi-ecs-task": `file:${filename}`,
      "@pulumi/pulumi": devDependencies["@pulumi/pulumi"],
      "@pulumi/aws": devDependencies["@pulumi/aws"],
    };
    await writeFile(
      join(project, "package.json"),
      JSON.stringify({ name: "fresh", private: true, dependencies }),
    );
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: project });
  });

  after(() => rm(project, { recursive: true, force: true }));

  it("serialises its provider to 1 KB of text that requires nothing but the runtime", async () => {
    const { stdout } = await run(process.execPath, ["-e", program], { cwd: project });
    const required = [...stdout.matchAll(/(?:require|resolve)\("([^"]+)"/g)].map(([, name]) => name);
    assert.ok(stdout.trim().length <= 1_024, `${stdout.length} bytes:\n${stdout}`);
    assert.deepEqual(required, ["pulumi-ecs-task/runtime"]);
  });

  it("refuses every call where its package is not to be found, and says what to do", async () => {
    const elsewhere = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-elsewhere-"));
    try {
      const { stdout } = await run(process.execPath, ["-e", program], { cwd: project });
      await writeFile(join(elsewhere, "provider.js"), stdout);
      await writeFile(join(elsewhere, "calls.js"), calls);
      const { stdout: answers } = await run(process.execPath, ["calls.js"], { cwd: elsewhere });
      const refusal = `pulumi-ecs-task cannot be loaded: add it to the dependencies in ${elsewhere} (Error: Cannot find module`;
      const methods = ["configure", "check", "diff", "create", "read", "update", "delete"];
      assert.deepEqual(
        answers.trim().split("\n"),
        methods.map((method) => `${method}: ${refusal} 'pulumi-ecs-task/runtime'`),
      );
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  });

  it("finds the runtime from the project, and the runtime answers", async () => {
    const { stdout } = await run(process.execPath, ["-e", lookup], { cwd: project });
    const { failures } = JSON.parse(stdout) as { failures: { reason: string }[] };
    assert.deepEqual(
      failures.map(({ reason }) => reason.split(" ")[0]),
      ["cluster", "taskDefinition"],
    );
  });

  const compilers: readonly [title: string, settings: ts.CompilerOptions][] = [
    [
      "of Pulumi's template, with exact optional properties",
      { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2020, exactOptionalPropertyTypes: true },
    ],
    [
      "of its older template",
      {
        module: ts.ModuleKind.CommonJS,
        moduleResolution: ts.ModuleResolutionKind.Node10,
        target: ts.ScriptTarget.ES2016,
      },
    ],
  ];
  for (const [title, settings] of compilers) {
    it(`type-checks with the settings ${title}, its own declarations included`, async () => {
      const names = ["existingArguments.ts", "gatedService.ts", "mistakes.ts", "simulated.ts"];
      const programs = names.map((name) => join(project, name));
      await cp(join(__dirname, "programs"), project, { recursive: true });
      assert.deepEqual(typeErrors(programs, "pulumi-ecs-task", settings), []);
    });
  }

  it("holds the compiled provider and simulator, the plugin with its schema, and the documentation, and no sources, tests or maps", async () => {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--dry-run", "--json"], { cwd: root });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const strangers = files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(dist\/(?:provider|simulator)\/.*\.(js|d\.ts)|provider\/plugin\/schema\.json|plugin\/[^/]+|docs\/.*|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(
            path,
          ),
      );
    assert.deepEqual(strangers, []);
  });

  it("requires nothing that it does not name as a dependency or a peer", async () => {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--dry-run", "--json"], { cwd: root });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const { dependencies, peerDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const shipped = files.filter(({ path }) => path.endsWith(".js"));
    const texts = await Promise.all(shipped.map(({ path }) => readFile(join(root, path), "utf8")));
    const required = texts.flatMap((text) =>
      [...text.matchAll(/\b(?:require|import)\("((?:@[\w-]+\/)?[\w][\w.-]*)/g)].map(([, name = ""]) => name),
    );
    const own = ["pulumi-ecs-task", ...builtinModules];
    const named = [...own, ...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    assert.ok(required.includes("@smithy/core"), "the simulator's");
    assert.deepEqual(
      [...new Set(required)].filter((name) => !named.includes(name) && name !== "node"),
      [],
    );
  });
});
