import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = (file: string) =>
  JSON.parse(readFileSync(resolve(__dirname, "../..", file), "utf8")) as Manifest;

describe("The source plugin", () => {
  it("consists of this very version, with the releases of Pulumi that it is tested with", () => {
    const { name, version, devDependencies } = manifest("package.json");
    assert.deepEqual(manifest("plugin/package.json").dependencies, {
      "@pulumi/aws": devDependencies["@pulumi/aws"],
      "@pulumi/pulumi": devDependencies["@pulumi/pulumi"],
      [name]: version,
    });
  });
});
