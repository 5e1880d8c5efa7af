import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { createReport } from "../../../scripts/engine/report";
import { YAML_VERSION } from "../../../scripts/engine/version";
import { ensureYaml } from "../../../scripts/engine/yaml";

describe("the YAML language host beside an engine", () => {
  let root: string;
  let bin: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "yaml-host-"));
    bin = path.join(root, "bin");
    await mkdir(bin);
    await writeFile(path.join(bin, "pulumi"), "");
  });
  afterEach(() => rm(root, { recursive: true }));

  const report = createReport(process.stderr);
  const host = () => path.join(bin, "pulumi-language-yaml");
  const engine = () => ({ pulumi: path.join(bin, "pulumi"), version: "3.259.0" });

  for (const where of ["in the cache", "on PATH"]) {
    it(`is the release's own where an engine ${where} has one`, async () => {
      await writeFile(host(), "real", { mode: 0o755 });
      await ensureYaml(engine(), report, where === "in the cache" ? root : os.tmpdir());
      assert.equal(await readFile(host(), "utf8"), "real");
      assert.deepEqual(await readdir(root), ["bin"]);
    });
  }

  it("is not built beside somebody's pulumi on PATH, whose owner is told what to do", async () => {
    await assert.rejects(ensureYaml(engine(), report, os.tmpdir()), {
      message: /pulumi 3\.259\.0 on PATH has no pulumi-language-yaml beside it.*install Pulumi anew/,
    });
    assert.deepEqual(await readdir(bin), ["pulumi"]);
  });

  it("is built once for a cached engine, found again by all later ones, and takes the place of an older one", async () => {
    const built = path.join(root, `yaml-${YAML_VERSION}`, "bin");
    await mkdir(built, { recursive: true });
    await writeFile(path.join(built, "pulumi-language-yaml"), "built", { mode: 0o755 });
    await symlink("../yaml-of-last-year/bin/pulumi-language-yaml", host());
    await Promise.all([ensureYaml(engine(), report, root), ensureYaml(engine(), report, root)]);
    assert.equal(await readFile(host(), "utf8"), "built");
    assert.deepEqual(await readdir(bin), ["pulumi", "pulumi-language-yaml"]);
  });
});
