import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { cacheDirectory, makeAtomically } from "../../../scripts/engine/cache";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("a folder that is made atomically", () => {
  let parent: string;
  let directory: string;
  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), "atomic-"));
    directory = path.join(parent, "3.0.0");
  });
  afterEach(() => rm(parent, { recursive: true }));

  const read = (folder: string) => readFile(path.join(folder, "content"), "utf8").catch(() => undefined);
  const isComplete = async (folder: string) => (await read(folder))?.startsWith("whole") === true;
  const write = (text: string) => (partial: string) => writeFile(path.join(partial, "content"), text);

  it("is not to be seen before it is complete", async () => {
    await makeAtomically(
      directory,
      async (partial) => {
        await write("whole")(partial);
        assert.equal(await read(directory), undefined);
      },
      isComplete,
    );
    assert.equal(await read(directory), "whole");
    assert.deepEqual(await readdir(parent), ["3.0.0"]);
  });

  it("leaves nothing behind when making it fails", async () => {
    const making = makeAtomically(directory, () => Promise.reject(new Error("no network")), isComplete);
    await assert.rejects(making, /no network/);
    assert.deepEqual(await readdir(parent), []);
  });

  it("is the work of the first of two that race, and complete for both", async () => {
    let release = () => {};
    const firstIsDone = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = makeAtomically(
      directory,
      async (partial) => {
        await firstIsDone;
        await write("whole, by the slow one")(partial);
      },
      isComplete,
    );
    await makeAtomically(directory, write("whole, by the fast one"), isComplete);
    release();
    await slow;
    assert.equal(await read(directory), "whole, by the fast one");
    assert.deepEqual(await readdir(parent), ["3.0.0"]);
  });

  it("replaces a spoilt one", async () => {
    await mkdir(directory);
    await write("half")(directory);
    await makeAtomically(directory, write("whole"), isComplete);
    assert.equal(await read(directory), "whole");
    assert.deepEqual(await readdir(parent), ["3.0.0"]);
  });

  it("clears away what a killed process left a day ago, but not what another may be working on", async () => {
    const abandoned = path.join(parent, "3.0.0.partial-abandoned");
    for (const folder of [abandoned, `${directory}.partial-fresh`, path.join(parent, "2.0.0")]) {
      await mkdir(folder);
    }
    const yesterday = new Date(Date.now() - 1.1 * DAY_MS);
    await utimes(abandoned, yesterday, yesterday);
    await makeAtomically(directory, write("whole"), isComplete);
    assert.deepEqual((await readdir(parent)).sort(), ["2.0.0", "3.0.0", "3.0.0.partial-fresh"]);
  });
});

describe("the place of a cached engine", () => {
  it("is in the user's cache, a folder for each version", () => {
    const folder = path.join("pulumi-ecs-task", "engine", "3.259.0");
    assert.equal(cacheDirectory({ XDG_CACHE_HOME: "/caches" }), path.join("/caches", folder));
    assert.equal(cacheDirectory({}), path.join(os.homedir(), ".cache", folder));
  });
});
