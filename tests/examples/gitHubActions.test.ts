import assert from "node:assert/strict";
import { assertAmong, assertKnown, namesIn, readPipeline, runSeconds } from "./pipeline";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface GitHubJob {
  readonly permissions: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: { readonly workflow_dispatch: { readonly inputs: Readonly<Record<string, object>> } };
  readonly env: Readonly<Record<string, string>>;
  readonly permissions: object;
  readonly jobs: { readonly preview: GitHubJob; readonly apply: GitHubJob };
}

describe("examples/ci/github-actions.yml", () => {
  const { text, pipeline: workflow } = readPipeline<Workflow>("github-actions.yml");
  const { preview, apply } = workflow.jobs;
  const commands = ({ steps }: GitHubJob) => steps.flatMap(({ run = [] }) => run);
  const inputsOf = ({ steps }: GitHubJob, action: string) =>
    steps.find(({ uses }) => uses?.startsWith(`${action}@`))?.with;

  it("has no member that GitHub does not know", () => {
    assertKnown(workflow, ["name", "on", "permissions", "env", "jobs"]);
    assertKnown(workflow.on, ["pull_request", "push", "workflow_dispatch"]);
    assertKnown(workflow.on.workflow_dispatch.inputs.unlock, ["description", "type", "default"]);
    for (const job of Object.values(workflow.jobs)) {
      assertKnown(job, [
        "if",
        "runs-on",
        "environment",
        "timeout-minutes",
        "permissions",
        "concurrency",
        "steps",
      ]);
      assertKnown(job.concurrency, ["group", "cancel-in-progress"]);
      for (const step of job.steps) {
        assertKnown(step, ["uses", "run", "if", "with"]);
        assert.equal(Number(step.uses !== undefined) + Number(step.run !== undefined), 1);
      }
    }
  });

  it("names every action by its major version, with inputs that it has", () => {
    const actions: Readonly<Record<string, readonly string[]>> = {
      "actions/checkout@v6": [],
      "actions/setup-node@v6": ["node-version", "cache"],
      "actions/cache@v5": ["path", "key"],
      "aws-actions/configure-aws-credentials@v6": ["role-to-assume", "aws-region", "role-duration-seconds"],
      "pulumi/actions@v7": ["pulumi-version", "command", "stack-name", "cloud-url", "comment-on-pr"],
    };
    for (const { uses, with: inputs = {} } of [...preview.steps, ...apply.steps]) {
      if (uses === undefined) continue;
      const known = actions[uses];
      assert.ok(known !== undefined, `${uses} is not an action that was looked up`);
      assertKnown(inputs, known);
    }
  });

  it("uses no name in an expression or a shell that is not defined", () => {
    const env = Object.keys(workflow.env);
    assertAmong(namesIn(text, /\benv\.(\w+)/g), env);
    assertAmong(namesIn([...commands(preview), ...commands(apply)].join("\n"), /\$(\w+)/g), env);
    assertAmong(namesIn(text, /\binputs\.(\w+)/g), Object.keys(workflow.on.workflow_dispatch.inputs));
  });

  it("has an identity and no keys, and rights only where a job needs them", () => {
    assert.deepEqual(workflow.permissions, {});
    assert.deepEqual(preview.permissions, {
      contents: "read",
      "id-token": "write",
      "pull-requests": "write",
    });
    assert.deepEqual(apply.permissions, { contents: "read", "id-token": "write" });
    const roles = [preview, apply].map(
      (job) => inputsOf(job, "aws-actions/configure-aws-credentials")?.["role-to-assume"],
    );
    assert.ok(roles.every((role) => /^arn:aws:iam::\d{12}:role\//.test(String(role))));
    assert.notEqual(roles[0], roles[1]);
    assert.doesNotMatch(JSON.stringify(workflow), /access-key/i);
  });

  it("never cancels an apply for another one, and has one at a time for the stack", () => {
    assert.deepEqual(apply.concurrency, {
      group: `pulumi-${workflow.env.STACK}`,
      "cancel-in-progress": false,
    });
    assert.equal(preview.concurrency["cancel-in-progress"], true);
    assert.notEqual(preview.concurrency.group, apply.concurrency.group);
  });

  it("lets the job outlast the run, and the role's session outlast the job", () => {
    const jobSeconds = apply["timeout-minutes"] * 60;
    assert.ok(jobSeconds > runSeconds);
    const session = inputsOf(apply, "aws-actions/configure-aws-credentials")?.["role-duration-seconds"];
    assert.ok(Number(session) > jobSeconds);
  });

  it("applies on main alone, with pulumi as the process that gets the job's signal", () => {
    assert.ok(commands(preview).every((command) => !/pulumi (up|destroy|cancel)/.test(command)));
    assert.equal(commands(apply).at(-1), 'exec pulumi up --yes --stack "$STACK"');
  });

  it("takes a lock away only by hand", () => {
    const cancels = apply.steps.filter(({ run = "" }) => run.includes("pulumi cancel"));
    assert.deepEqual(
      cancels.map((step) => step.if),
      ["inputs.unlock"],
    );
    const { unlock } = workflow.on.workflow_dispatch.inputs;
    assert.deepEqual({ ...unlock, description: "" }, { description: "", type: "boolean", default: false });
  });
});
