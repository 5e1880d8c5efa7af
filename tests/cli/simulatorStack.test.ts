import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { runPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox, type Sandbox } from "../../scripts/sandbox/sandbox";
import { createStack } from "../../scripts/sandbox/stack";
import { simulatorConfig } from "../../simulator";
import { copyProject } from "../engine/projectCopy";
import { type SimulatorProcess, startSimulatorProcess } from "./simulatorProcess";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web-database-url";

/** What makes the quickstart a project of its own: in the checkout, it is the checkout's. */
const project = {
  "Pulumi.yaml": "name: hi-web\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n",
  "package.json": JSON.stringify({ name: "hi-web", main: "index.ts" }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { target: "ES2022", module: "NodeNext" } }),
};

describe("A stack on ecs-task simulator --aws-provider", function () {
  this.timeout(120_000);
  let directory: string;
  let cwd: string;
  let sandbox: Sandbox;
  let simulator: SimulatorProcess;

  before(async function () {
    this.timeout(30 * 60_000);
    const engine = await ensureEngine({ report: createReport(process.stderr) });
    directory = await mkdtemp(join(tmpdir(), "ecs-task-simulator-stack-"));
    cwd = join(directory, "quickstart");
    await copyProject(resolve(__dirname, "../../examples/quickstart"), cwd);
    for (const [name, text] of Object.entries(project)) await writeFile(join(cwd, name), text);
    await cp(join(__dirname, "../examples/app"), join(directory, "images/hi-web/v1"), { recursive: true });
    const made = await createSandbox({ engine, directory: join(directory, "sandbox") });
    // As where no AWS provider is installed, and none can be.
    await rm(join(directory, "sandbox/home/plugins"), { recursive: true });
    await mkdir(join(directory, "sandbox/home/plugins"));

    const secret = `${secretArn}=${join(directory, "database")}`;
    simulator = await startSimulatorProcess(["--aws-provider", "--secret", secret], {
      cwd: directory,
      env: process.env,
    });
    sandbox = {
      ...made,
      env: { ...made.env, PULUMI_DEBUG_PROVIDERS: `aws:${simulator.awsProviderPort}` },
    };
    const config = {
      ...simulatorConfig(simulator.url),
      image: "hi-web:v1",
      assignPublicIp: "false",
      "subnets[0]": "subnet-0123456789abcdef0",
      "securityGroups[0]": "sg-0123456789abcdef0",
      executionRoleArn: "arn:aws:iam::123456789012:role/hi-web-execution",
      databaseUrlSecretArn: secretArn,
    };
    await createStack(sandbox, "simulated", { cwd, config });
  });

  after(async () => {
    simulator?.child.kill("SIGKILL");
    await rm(directory, { recursive: true, force: true });
  });

  async function pulumi(...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await runPulumi(sandbox, [...args, "--stack", "simulated"], { cwd });
    assert.equal(exitCode, 0, stdout + stderr);
    return stdout;
  }

  it("is deployed and destroyed by one engine after the other, with no AWS provider installed", async () => {
    assert.match(await pulumi("up", "--yes", "--skip-preview"), /will run "node migrate\.js"/);
    await simulator.next("deployment-completed");
    assert.match(await pulumi("preview"), /unchanged/);
    assert.doesNotMatch(await pulumi("destroy", "--yes", "--skip-preview"), /error/);
    await simulator.next("DeleteCluster");
    assert.deepEqual(await readdir(join(directory, "sandbox/home/plugins")), []);
    simulator.child.kill("SIGINT");
    assert.equal((await simulator.ended).exitCode, 0);
  });
});
