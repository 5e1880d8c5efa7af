import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { rsort } from "semver";
import { type ReleaseSources, releaseOf } from "../../scripts/release/release";

const changelog =
  "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2027-01-31\n\n### Added\n\n- A thing.\n\n## [1.2.2] - 2027-01-01\n\n- Old.\n";
const sources: ReleaseSources = {
  tag: "v1.2.3",
  manifest: { version: "1.2.3", repository: { url: "git+https://github.com/someone/ecs-task.git" } },
  repository: "someone/ecs-task",
  changelog,
};
const problemsOf = (rest: Partial<ReleaseSources>) => {
  const release = releaseOf({ ...sources, ...rest });
  return release.kind === "refused" ? release.problems.map((problem) => problem.split(" ")[0]) : [];
};

describe("a release", () => {
  it("is of the version that tag, package and changelog tell, with the changelog's section as its notes, and npm chooses its tag", () => {
    assert.deepEqual(releaseOf(sources), {
      kind: "ready",
      notes: "### Added\n\n- A thing.",
    });
  });

  it("of a version before a version is not what npm installs by itself", () => {
    const version = "2.0.0-rc.1";
    const release = releaseOf({
      ...sources,
      tag: `v${version}`,
      manifest: { ...sources.manifest, version },
      changelog: `${changelog}\n## [${version}] - 2027-02-01\n\n- New.\n`,
    });
    assert.equal(release.kind === "ready" && release.distTag, "next");
  });

  const refused: readonly [title: string, rest: Partial<ReleaseSources>, problems: readonly string[]][] = [
    ["a tag of another version", { tag: "v1.2.4" }, ["the"]],
    ["a tag without its v", { tag: "1.2.3" }, ["the"]],
    [
      "a changelog without the version",
      { changelog: "## [1.2.2] - 2027-01-01\n\n- Old.\n" },
      ["CHANGELOG.md"],
    ],
    [
      "a changelog with nothing in its section",
      { changelog: "## [1.2.3] - 2027-01-31\n\n## [1.2.2]\n" },
      ["CHANGELOG.md"],
    ],
    ["a section without a date", { changelog: "## [1.2.3]\n\n- A thing.\n" }, ["CHANGELOG.md"]],
    ["a package of another repository", { repository: "someone/else" }, ["package.json"]],
    ["all of them", { tag: "v9", changelog: "", repository: "x/y" }, ["the", "CHANGELOG.md", "package.json"]],
  ];
  for (const [title, rest, problems] of refused) {
    it(`is refused for ${title}`, () => assert.deepEqual(problemsOf(rest), problems));
  }

  it("is refused by the script, which says why and ends with 1", async () => {
    const main = resolve(__dirname, "../../scripts/release/main.ts");
    const args = [
      "--require",
      "ts-node/register/transpile-only",
      main,
      "v0.0.0",
      "someone/else",
      "/dev/null",
    ];
    const run = promisify(execFile)(process.execPath, args, { cwd: resolve(__dirname, "../..") });
    await assert.rejects(run, { code: 1, stderr: /the tag is v0\.0\.0, and package\.json has version/ });
  });
});

describe("CHANGELOG.md", () => {
  it("has a place for what is not released yet, and every version once, the newest first", async () => {
    const text = await readFile(join(__dirname, "../../CHANGELOG.md"), "utf8");
    const [first, ...versions] = [...text.matchAll(/^## \[(.+?)\]/gm)].map(([, version]) => version);
    assert.equal(first, "Unreleased");
    assert.deepEqual(versions, rsort([...new Set(versions)] as string[]));
  });
});
