import assert from "node:assert/strict";
import { assertAmong, assertKnown, namesIn, readPipeline, runSeconds } from "./pipeline";

interface GitLabJob {
  readonly stage: string;
  readonly extends: string;
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly variables: Readonly<Record<string, string>>;
  readonly timeout: string;
  readonly resource_group?: string;
  readonly interruptible: boolean;
  readonly script: readonly string[];
}

interface Pipeline {
  readonly stages: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly ".pulumi": {
    readonly id_tokens: Readonly<Record<string, { readonly aud: string }>>;
    readonly before_script: readonly string[];
  };
  readonly preview: GitLabJob;
  readonly apply: GitLabJob;
  readonly unlock: GitLabJob;
}

describe("examples/ci/gitlab-ci.yml", () => {
  const { pipeline } = readPipeline<Pipeline>("gitlab-ci.yml");
  const { preview, apply, unlock } = pipeline;
  const jobs = [preview, apply, unlock];
  const minutes = ({ timeout }: GitLabJob) => Number(/^(\d+) minutes$/.exec(timeout)?.[1]);

  it("has no member that GitLab does not know", () => {
    assertKnown(pipeline, ["stages", "variables", ".pulumi", "preview", "apply", "unlock"]);
    assertKnown(pipeline[".pulumi"], ["image", "id_tokens", "cache", "before_script"]);
    for (const job of jobs) {
      assertKnown(job, [
        "extends",
        "stage",
        "rules",
        "environment",
        "variables",
        "timeout",
        "resource_group",
        "interruptible",
        "script",
      ]);
      assert.equal(job.extends, ".pulumi");
      assert.ok(pipeline.stages.includes(job.stage));
      for (const rule of job.rules) assertKnown(rule, ["if", "when", "allow_failure"]);
    }
  });

  it("uses no variable that is neither defined nor GitLab's own", () => {
    const { id_tokens, before_script } = pipeline[".pulumi"];
    const defined = [pipeline, preview].flatMap(({ variables }) => Object.keys(variables));
    const known = [...defined, ...Object.keys(id_tokens), "PATH"];
    const own = ["CI_COMMIT_SHA", "CI_PROJECT_DIR", "CI_PROJECT_ID", "CI_PIPELINE_ID", "CI_SERVER_URL"];
    const texts = [
      ...before_script,
      ...jobs.flatMap(({ script }) => script),
      JSON.stringify([pipeline.variables, id_tokens]),
    ];
    assertAmong(namesIn(texts.join("\n"), /\$(\w+)/g), [...known, ...own]);
  });

  it("has an identity and no keys, and another role for what changes something", () => {
    assert.deepEqual(Object.values(pipeline[".pulumi"].id_tokens), [{ aud: "$CI_SERVER_URL" }]);
    assert.doesNotMatch(JSON.stringify(pipeline), /ACCESS_KEY/);
    const [previews, applies, unlocks] = jobs.map(({ variables }) => variables.AWS_ROLE_ARN);
    assert.equal(applies, unlocks);
    assert.notEqual(previews, applies);
  });

  it("never cancels an apply for another one, and has one at a time for the stack", () => {
    assert.equal(apply.resource_group, `pulumi-${pipeline.variables.STACK}`);
    assert.equal(apply.interruptible, false);
    assert.equal(preview.resource_group, undefined);
    assert.equal(preview.interruptible, true);
  });

  it("lets the job outlast the run, and the role's session of an hour outlast the job", () => {
    assert.ok(minutes(apply) * 60 > runSeconds);
    assert.ok(minutes(apply) < 60);
  });

  it("previews merge requests, and applies on the default branch alone", () => {
    assert.deepEqual(preview.rules, [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    assert.deepEqual(preview.script, ['pulumi preview --stack "$STACK"']);
    assert.deepEqual(apply.rules, [{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }]);
    assert.deepEqual(apply.script, ['pulumi up --yes --stack "$STACK"']);
  });

  it("takes a lock away only by hand, and from no job that runs", () => {
    assert.deepEqual(unlock.script, ['pulumi cancel --yes --stack "$STACK"']);
    assert.deepEqual(
      unlock.rules.map(({ when }) => when),
      ["manual"],
    );
    assert.equal(unlock.resource_group, apply.resource_group);
  });
});
