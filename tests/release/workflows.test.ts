import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const github = resolve(__dirname, "../../.github");
const read = (path: string) => parse(readFileSync(join(github, path), "utf8"));

interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps?: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Record<string, unknown>;
  }[];
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
const ci: Workflow = read("workflows/ci.yml");
const release: Workflow = read("workflows/release.yml");
const commandsOf = ({ steps = [] }: Job) => steps.flatMap(({ run }) => run ?? []);

describe("the workflows", () => {
  it("may read and no more, but for the job that publishes", () => {
    for (const { permissions } of [ci, release]) assert.deepEqual(permissions, { contents: "read" });
    const rights = [...Object.values(ci.jobs), ...Object.values(release.jobs)].map(
      ({ permissions }) => permissions,
    );
    assert.deepEqual(
      rights.filter((one) => one !== undefined),
      [{ contents: "write", "id-token": "write" }],
    );
  });

  it("leave no credentials in a checkout", () => {
    const checkouts = [ci, release]
      .flatMap(({ jobs }) => Object.values(jobs))
      .flatMap(({ steps = [] }) => steps)
      .filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    assert.equal(checkouts.length, 2);
    for (const step of checkouts) assert.equal(step.with?.["persist-credentials"], false);
  });

  it("use actions of others as they were at one commit, with the version beside it", () => {
    const texts = ["ci", "release"].map((name) =>
      readFileSync(join(github, `workflows/${name}.yml`), "utf8"),
    );
    const used = texts.flatMap((text) => [...text.matchAll(/uses: (.+)/g)].map(([, action = ""]) => action));
    assert.ok(used.length >= 6);
    for (const action of used)
      assert.match(
        action,
        /^\.\/\.github\/workflows\/ci\.yml$|^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/,
      );
  });

  it("test with every Node that is supported, as .ci/run does it", () => {
    const { test } = ci.jobs;
    assert.ok(test);
    assert.deepEqual(test.strategy?.matrix.node, [20, 22, 24]);
    assert.ok(commandsOf(test).includes(".ci/run"));
    assert.ok(commandsOf(test).includes("npm audit --omit=dev"));
  });

  it("publish on a tag, after the tests and the check of the version, with provenance and without a token", () => {
    const { test, publish } = release.jobs;
    assert.deepEqual(release.on, { push: { tags: ["v*"] } });
    assert.equal(test?.uses, "./.github/workflows/ci.yml");
    assert.equal(publish?.needs, "test");
    const commands = commandsOf(publish ?? {});
    const at = (text: string) => commands.findIndex((command) => command.includes(text));
    assert.ok(at("scripts/release/main.ts") !== -1);
    assert.ok(at("scripts/release/main.ts") < at("npm publish --provenance --access public"));
    assert.ok(at("npm publish") < at("gh release create"));
    assert.doesNotMatch(JSON.stringify(release), /NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  for (const [distTag, args] of [
    ["", "publish --provenance --access public"],
    ["next", "publish --provenance --access public --tag next"],
  ] as const)
    it(`leave the tag to npm, which takes \`latest\` never back, unless there is one: "${distTag}"`, () => {
      const command = commandsOf(release.jobs.publish ?? {}).find((one) => one.startsWith("npm publish"));
      const script = `npm() { echo "$*"; }\n${command}`;
      const env = { ...process.env, DIST_TAG: distTag };
      assert.equal(execFileSync("bash", ["-c", script], { env, encoding: "utf8" }).trim(), args);
    });

  it("put nothing that somebody else may name into a command", () => {
    for (const command of [ci, release].flatMap(({ jobs }) => Object.values(jobs).flatMap(commandsOf)))
      assert.doesNotMatch(command, /\$\{\{/);
  });
});

describe("the issue forms", () => {
  for (const name of readdirSync(join(github, "ISSUE_TEMPLATE")).filter((one) => one !== "config.yml")) {
    it(`are whole: ${name}`, () => {
      const form = read(`ISSUE_TEMPLATE/${name}`);
      assert.ok(form.name && form.description);
      const fields = form.body.filter(({ type }: { type: string }) => type !== "markdown");
      assert.equal(new Set(fields.map(({ id }: { id: string }) => id)).size, fields.length);
      for (const { attributes } of fields) assert.ok(attributes.label);
    });
  }
});
