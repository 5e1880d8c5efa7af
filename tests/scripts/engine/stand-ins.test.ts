import * as assert from "node:assert/strict";
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { addStandIns } from "../../../scripts/engine/stand-ins";

describe("the stand-ins beside an engine", () => {
  let root: string;
  let bin: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "stand-ins-"));
    bin = path.join(root, "bin");
    await mkdir(bin);
  });
  afterEach(() => rm(root, { recursive: true }));

  it("are executables under the names the engine looks for", async () => {
    await addStandIns(root);
    for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
      await access(path.join(bin, name), constants.X_OK);
    }
  });

  it("are added once, however often and by however many they are asked for", async () => {
    await Promise.all([addStandIns(root), addStandIns(root)]);
    const [files, link] = [await readdir(root), await readlink(path.join(bin, "pulumi-language-nodejs"))];
    await addStandIns(root);
    assert.deepEqual(await readdir(root), files);
    assert.equal(await readlink(path.join(bin, "pulumi-language-nodejs")), link);
    assert.deepEqual((await readdir(bin)).sort(), [
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
  });

  it("take the place of an earlier stand-in", async () => {
    const link = path.join(bin, "pulumi-language-nodejs");
    await symlink("../language-host-of-last-year/main.js", link);
    await addStandIns(root);
    await access(link, constants.X_OK);
  });

  it("leave the real ones alone", async () => {
    for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
      await writeFile(path.join(bin, name), "real");
    }
    await addStandIns(root);
    for (const name of await readdir(bin)) assert.equal(await readFile(path.join(bin, name), "utf8"), "real");
    assert.deepEqual(await readdir(root), ["bin"]);
  });
});
