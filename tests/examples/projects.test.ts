import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const examples = resolve(__dirname, "../../examples");
const read = (...path: readonly string[]) => readFileSync(join(examples, ...path), "utf8");

interface Package {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const here = JSON.parse(read("..", "package.json")) as Package;

/** The examples that are projects of Node, as a user copies them. */
const projects = readdirSync(examples).filter((name) => existsSync(join(examples, name, "package.json")));

for (const name of projects) {
  describe(`The project examples/${name}`, () => {
    const program = read(name, "index.ts");
    const { dependencies, devDependencies, ...rest } = JSON.parse(read(name, "package.json")) as Package;
    const settings = parse(read(name, "Pulumi.yaml")) as { name: string; config: Record<string, unknown> };

    it("has its own name in package.json and Pulumi.yaml", () => {
      assert.deepEqual([rest.name, settings.name], [name, name]);
    });

    it("depends on what it imports, and on nothing else", () => {
      const imported = [...program.matchAll(/from "([^"]+)"/g)].map(([, module]) => String(module));
      const packages = imported.filter((module) => !module.startsWith("node:"));
      assert.deepEqual(Object.keys(dependencies).sort(), packages.sort());
    });

    it("has the versions that are tested here", () => {
      const tested: Readonly<Record<string, string | undefined>> = {
        ...here.dependencies,
        ...here.devDependencies,
        [here.name]: `^${here.version}`,
      };
      for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies }))
        assert.equal(version, tested[dependency], dependency);
    });

    it("declares the configuration that it asks for, and no other", () => {
      const asked = [...program.matchAll(/\bconfig\.require\w*(?:<[^>]*>)?\("(\w+)"\)/g)].map(
        ([, key]) => key,
      );
      assert.deepEqual(Object.keys(settings.config).sort(), [...new Set(asked)].sort());
    });
  });
}
