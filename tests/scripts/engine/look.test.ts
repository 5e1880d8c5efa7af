import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { look } from "../../../scripts/engine/look";

describe("a look at the machine", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "look-"));
  });
  afterEach(() => rm(root, { recursive: true }));

  const executable = async (file: string, script: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  const lookAround = (...directories: string[]) =>
    look(path.join(root, "cache"), {
      PATH: directories.map((name) => path.join(root, name)).join(path.delimiter),
    });

  it("finds nothing on an empty PATH", async () => {
    const { found } = await lookAround();
    assert.deepEqual(found, { onPath: undefined, cached: false, go: false, platform: process.platform });
  });

  it("finds pulumi with the language host beside it, and go", async () => {
    await executable("bin/pulumi", "echo v3.250.1");
    await executable("bin/pulumi-language-nodejs", "");
    await executable("go/go", "");
    const { found, onPath } = await lookAround("nowhere", "bin", "go");
    assert.deepEqual(found.onPath, { version: "3.250.1", hasLanguageHost: true });
    assert.equal(found.go, true);
    assert.equal(onPath?.pulumi, path.join(root, "bin/pulumi"));
  });

  it("looks for the language host where the engine does: beside the file behind the symbolic link", async () => {
    await executable("cellar/pulumi", "echo v3.250.1");
    await executable("cellar/pulumi-language-nodejs", "");
    await mkdir(path.join(root, "bin"));
    await symlink("../cellar/pulumi", path.join(root, "bin/pulumi"));
    assert.equal((await lookAround("bin")).found.onPath?.hasLanguageHost, true);
  });

  it("does not take a language host from elsewhere on PATH", async () => {
    await executable("bin/pulumi", "echo v3.250.1");
    await executable("other/pulumi-language-nodejs", "");
    assert.equal((await lookAround("bin", "other")).found.onPath?.hasLanguageHost, false);
  });

  it("takes a pulumi that does not start, or says nonsense, for none", async () => {
    await executable("broken/pulumi", "exit 1");
    await executable("cache/bin/pulumi", "echo hello");
    const { found, cached } = await lookAround("broken");
    assert.equal(found.onPath, undefined);
    assert.equal(cached, undefined);
  });

  it("finds the engine in the cache", async () => {
    await executable("cache/bin/pulumi", "echo v3.259.0");
    assert.equal((await lookAround()).cached?.version, "3.259.0");
  });
});
