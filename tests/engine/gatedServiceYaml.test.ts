import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Program, ref, yamlProgram } from "./program";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

const launch = {
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};

/** The services of a YAML program, by the arguments that a test varies. */
interface Services {
  readonly [name: string]: { readonly [argument: string]: unknown };
}

function gatedServices({ services = {}, environment }: TaskUnderTest): object {
  const components = Object.entries(services as Services).map(([name, { release, ...args }]) => {
    const web = { name: "web", image: "app:v1", command: ["node", "web.js"] };
    const task = { command: ["node", "migrate.js"] };
    const commands = (release ?? [{}]) as readonly { readonly environment?: object }[];
    const properties = {
      cluster: ref("main.arn"),
      taskDefinition: {
        family: name,
        cpu: "256",
        memory: "512",
        executionRoleArn: "arn:aws:iam::123456789012:role/execution",
        containerDefinitions: [web],
      },
      logs: { group: ref("app.name") },
      release: commands.map((one) => ({
        ...task,
        ...one,
        environment: { ...(environment as object), LABEL: name, ...one.environment },
      })),
      service: { name, ...launch, desiredCount: 0 },
      ...args,
    };
    return [name, { type: "ecs-task:GatedService", properties }];
  });
  return {
    name: "gated",
    runtime: "yaml",
    config: { password: { type: "string", default: "not set" } },
    resources: {
      main: { type: "aws:ecs:Cluster", properties: { name: "main" } },
      app: { type: "aws:cloudwatch:LogGroup", properties: { name: "app" } },
      ...Object.fromEntries(components),
    },
  };
}

const program: Program<TaskUnderTest> = yamlProgram(gatedServices);
const up = ["up", "--yes", "--skip-preview"];

describe("GatedServices of a YAML program", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(program);
  });

  after(() => stack.close());

  const both = { services: { web: {}, worker: { release: [{}, { name: "seed" }] } } };

  /** What happened to a service, and to the containers of its releases, in its order. */
  const story = (name: string, since = 0) =>
    stack.simulator.journal
      .entries()
      .filter(({ seq }) => seq > since)
      .flatMap((entry) => {
        if (entry.kind === "effect") {
          const ofFamily = JSON.stringify(entry.detail).includes(`/${name}:`);
          return entry.name === "container-exited" && ofFamily ? ["exited"] : [];
        }
        const { serviceName, service } = entry.input as { serviceName?: string; service?: string };
        const isService = [serviceName, service].some((one) => one?.split("/").at(-1) === name);
        return isService && /^(Create|Update|Delete)Service$/.test(entry.operation) ? [entry.operation] : [];
      });

  it("are previewed without a single call to AWS", async () => {
    const { exitCode, stdout } = await stack.pulumi(["preview"], both);
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /will run "node migrate\.js" because/);
    assert.deepEqual(stack.simulator.journal.calls(), []);
  });

  it("are made side by side, each service after its own releases", async () => {
    await stack.up(both);
    assert.equal((await stack.effects()).filter((line) => line.startsWith("web ")).length, 1);
    assert.equal((await stack.effects()).filter((line) => line.startsWith("worker ")).length, 2);
    assert.deepEqual(story("web"), ["exited", "CreateService"]);
    assert.deepEqual(story("worker"), ["exited", "exited", "CreateService"]);
  });

  it("change nothing when nothing changed", async () => {
    const { exitCode, stdout } = await stack.pulumi([...up, "--expect-no-changes"], both);
    assert.equal(exitCode, 0, stdout);
  });

  it("run what is to run when the service cannot be updated, and tell both errors", async () => {
    const onFailedDeploy = { command: ["node", "-e", "process.exit(3)"] };
    const web = { service: { name: "web", ...launch, desiredCount: -1 }, onFailedDeploy };
    const { exitCode, stdout } = await stack.pulumi(up, { services: { ...both.services, web } });
    assert.notEqual(exitCode, 0);
    assert.match(
      stdout,
      /error: onFailedDeploy: "node -e 'process\.exit\(3\)'" in container "web" exited 3\./,
    );
    assert.match(stdout, /desiredCount must not be negative/);
  });

  it("say everything that is wrong with their arguments, and show no stack of ours", async () => {
    const { exitCode, stdout, stderr } = await stack.pulumi(["preview"], {
      services: { web: { release: [{ containers: ["wbe"], when: ["nowhere/**"], runPolicy: "always" }] } },
    });
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /release\[0\]\.containers/);
    assert.match(stdout, /release\[0\]\.(when|runPolicy)/);
    assert.doesNotMatch(stdout + stderr, /\.js:\d+/);
  });

  it("keep a secret of a release out of every output and every file of the backend", async () => {
    const password = "correct horse/battery+staple";
    await stack.pulumi(["config", "set", "--secret", "password", password]);
    const leaks = { command: ["node", "leak.js"], environment: { TOKEN: ref("password") } };
    const { exitCode, stdout, stderr } = await stack.pulumi(["up", "--yes"], {
      services: { ...both.services, web: { release: [leaks] } },
    });
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /token \[secret\] was refused/);
    const runs = stack.simulator.journal.calls("RunTask");
    assert.ok(JSON.stringify(runs.at(-1)?.input).includes(password));
    const entries = await readdir(join(stack.directory, "sandbox/state"), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    assert.ok(files.length > 0);
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")),
    );
    for (const text of [stdout, stderr, ...texts]) assert.doesNotMatch(text, /correct( |%20)horse/);
  });

  it("leave no service and nothing ACTIVE when they are destroyed", async () => {
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes", "--skip-preview"], both);
    assert.equal(exitCode, 0, stdout);
    const { journal } = stack.simulator;
    assert.deepEqual(
      new Set(
        journal
          .calls("DeleteService")
          .map(({ input }) => (input as { service: string }).service.split("/").at(-1)),
      ),
      new Set(["web", "worker"]),
    );
    assert.equal(
      journal.calls("DeregisterTaskDefinition").length,
      journal.calls("RegisterTaskDefinition").filter(({ outcome }) => outcome === "ok").length,
    );
  });
});

describe("A GatedService of a YAML program whose stack configures the AWS provider alone", function () {
  this.timeout(upBudgetMs);
  const web = { services: { web: {} } };

  const open = (isKept: (key: string) => boolean) =>
    openStack({
      ...program,
      config: (simulator) => Object.fromEntries(Object.entries(simulator).filter(([key]) => isKept(key))),
    });

  it("reaches AWS as its service does", async function () {
    this.timeout(engineBudgetMs);
    const stack = await open((key) => !["aws:accessKey", "aws:secretKey"].includes(key));
    try {
      await stack.up(web);
      const regions = new Set(stack.simulator.journal.calls().map(({ region }) => region));
      assert.deepEqual(regions, new Set(["eu-west-1"]));
      assert.equal((await stack.effects()).length, 1);
    } finally {
      await stack.close();
    }
  });

  it("refuses keys that reach its service alone, and says where to set them", async function () {
    this.timeout(engineBudgetMs);
    const stack = await open(() => true);
    try {
      const { exitCode, stdout } = await stack.pulumi(["preview"], web);
      assert.notEqual(exitCode, 0);
      assert.match(stdout, /`pulumi config set --secret ecs-task:accessKey`/);
      assert.deepEqual(stack.simulator.journal.calls(), []);
    } finally {
      await stack.close();
    }
  });
});
