import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "../simulator/tasks/eventually";
import { gatedYaml } from "./gatedYaml";
import { nodeProgram, type Program, ref, yamlProgram } from "./program";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

/** The same program of one project twice: in Node, with the dynamic resource, and in YAML, with the plugin's. */
type Host = "dynamic" | "plugin";

function eitherProgram(
  folder = "project",
  textOf: (task: TaskUnderTest) => object = gatedYaml,
): Program<TaskUnderTest> {
  const node = nodeProgram<TaskUnderTest>(join(__dirname, folder), "TASK_UNDER_TEST");
  const yaml = yamlProgram<TaskUnderTest>(textOf);
  return {
    async prepare(cwd, sandbox) {
      await yaml.prepare(cwd, sandbox);
      await rm(cwd, { recursive: true });
      await node.prepare(cwd, sandbox);
    },
    config: yaml.config,
    async tell({ host, ...task }, cwd) {
      if (host === "plugin") return yaml.tell(task, cwd);
      await writeFile(join(cwd, "Pulumi.yaml"), "name: gated\nruntime: nodejs\n");
      return node.tell(task, cwd);
    },
  };
}

const directions: readonly (readonly [from: Host, to: Host])[] = [
  ["dynamic", "plugin"],
  ["plugin", "dynamic"],
];

/** The program of `gatedService/` in YAML. */
function gatedServiceYaml({ environment }: TaskUnderTest): object {
  const launch = {
    launchType: "FARGATE",
    networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
  };
  const properties = {
    cluster: ref("main.arn"),
    logs: { group: ref("app.name") },
    taskDefinition: {
      family: "app",
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      containerDefinitions: [{ name: "web", image: "app:v1", command: ["node", "web.js"] }],
    },
    release: [{ command: ["node", "migrate.js"], environment }],
    service: { name: "web", ...launch, desiredCount: 1 },
  };
  return {
    name: "gated",
    runtime: "yaml",
    resources: {
      main: { type: "aws:ecs:Cluster", properties: { name: "main" } },
      app: { type: "aws:cloudwatch:LogGroup", properties: { name: "app" } },
      web: { type: "ecs-task:GatedService", properties },
    },
  };
}

/** Calls that change something in the account. */
function changing({ simulator }: TestStack): readonly string[] {
  return simulator.journal
    .calls()
    .map(({ operation }) => operation)
    .filter((operation) => !/^(Describe|List|Get)/.test(operation));
}

describe("A stack whose GatedService moves between a Node program and the plugin", function () {
  this.timeout(2 * upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(eitherProgram("gatedService", gatedServiceYaml));
  });

  after(() => stack.close());

  it("is updated in place, and nothing runs, there and back", async () => {
    const task: TaskUnderTest = { environment: { LABEL: "v1" } };
    await stack.up({ ...task, host: "dynamic" });
    const before = changing(stack);
    for (const host of ["plugin", "dynamic"]) {
      await stack.up({ ...task, host });
      assert.deepEqual(changing(stack), before);
      const recorded = (await stack.recorded("web-release")) ?? {};
      assert.equal(recorded.status, "succeeded");
      assert.equal("resourceUrn" in recorded, host === "dynamic");
    }
  });
});

describe("A stack whose task moves between the dynamic resource and the plugin", function () {
  this.timeout(2 * upBudgetMs);
  let stack: TestStack;

  beforeEach(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(eitherProgram());
  });

  afterEach(() => stack.close());

  const up = ["up", "--yes", "--skip-preview"];

  for (const [from, to] of directions) {
    const task: TaskUnderTest = { environment: { LABEL: "v1" } };

    it(`is updated in place, and nothing runs, from ${from} to ${to} and back`, async () => {
      await stack.up({ ...task, host: from });
      const before = changing(stack);
      for (const host of [to, from]) {
        await stack.up({ ...task, host });
        const unchanged = await stack.pulumi([...up, "--expect-no-changes"], { ...task, host });
        assert.equal(unchanged.exitCode, 0, unchanged.stdout);
        const recorded = (await stack.recorded()) ?? {};
        // What the dynamic resource passes along for itself is in its own state alone.
        assert.equal("resourceUrn" in recorded, host === "dynamic");
        assert.equal("__provider" in recorded, host === "dynamic");
        assert.match(String(recorded.taskDefinitionArn), /:task-definition\/app:1$/);
      }
      assert.deepEqual(changing(stack), before);
      await stack.pulumi(["destroy", "--yes", "--skip-preview"], { ...task, host: from });
      assert.equal(stack.simulator.journal.calls("DeregisterTaskDefinition").length, 1);
    });

    it(`goes on with the next attempt after a failure, from ${from} to ${to}`, async () => {
      const fails = { ...task, command: ["node", "-e", "process.exit(3)"] };
      const { exitCode } = await stack.pulumi(up, { ...fails, host: from });
      assert.notEqual(exitCode, 0);
      const { stdout } = await stack.up({ ...task, host: to });
      assert.match(stdout, /attempt 2, attempt 1 exited 3/);
      assert.equal((await stack.effects()).length, 1);
      assert.equal((await stack.recorded())?.attempt, 2);
      assert.equal(stack.simulator.journal.calls("RegisterTaskDefinition").length, 1);
    });

    it(`adopts the run that an interrupted up has left in flight, from ${from} to ${to}`, async () => {
      const gate = join(stack.directory, "let-it-end");
      const slow = { environment: { LABEL: "v1", WAIT_FOR: gate } };
      const engine = await stack.start(up, { ...slow, host: from });
      await eventually(
        async () => (await stack.effects()).length === 1,
        () => "no task began its work",
        upBudgetMs,
      );
      process.kill(engine.pid, "SIGINT");
      assert.notEqual((await engine.finished).exitCode, 0);
      assert.equal((await stack.recorded())?.status, "unfinished");
      await writeFile(gate, "");
      const { stdout } = await stack.up({ ...slow, host: to });
      assert.match(stdout, /adopting task \w+, which an earlier up had started for this run/);
      assert.equal(stack.simulator.journal.calls("RunTask").length, 1);
      assert.equal((await stack.effects()).length, 1);
      assert.equal((await stack.recorded())?.status, "succeeded");
    });
  }
});
