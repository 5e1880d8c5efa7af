import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(resolve(__dirname, "../../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).filter(([path]) => path !== "");

describe("The lockfile", () => {
  it("has every platform's optional packages, or `npm ci` fails on the others", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !places(path).some((place) => packages[`${place}node_modules/${name}`] !== undefined),
        )
        .map((name) => `${name}, of ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  it("has a hash for everything and an address for nothing", () => {
    assert.deepEqual(
      installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path),
      [],
    );
    assert.deepEqual(
      installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path),
      [],
    );
  });
});

/** The folders in which a package at `path` finds its dependencies, from the inside out. */
function places(path: string): string[] {
  const end = path.lastIndexOf("/node_modules/");
  const above = path === "" ? [] : places(end < 0 ? "" : path.slice(0, end));
  return [path === "" ? "" : `${path}/`, ...above];
}
