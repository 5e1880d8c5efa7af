import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { copyProject } from "../engine/projectCopy";
import type { Registered } from "./underMocks";

const run = promisify(execFile);

const config = {
  "rails:secretName": "hi-web/production",
  "rails:subnets": '["subnet-0123456789abcdef0"]',
  "rails:securityGroups": '["sg-0123456789abcdef0"]',
  "rails:targetGroupArn":
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/hi-web/0123456789abcdef",
};

describe("examples/rails", function () {
  this.timeout(60_000);
  let directory: string;
  let commit: string;
  let registered: readonly Registered[];

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "ecs-task-rails-"));
    const cwd = join(directory, "rails");
    await copyProject(resolve(__dirname, "../../examples/rails"), cwd);
    const git = (...args: readonly string[]) =>
      run("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd });
    await git("init", "--quiet");
    await git("commit", "--quiet", "--allow-empty", "--message", "v1");
    commit = (await git("rev-parse", "HEAD")).stdout.trim();
    const register = require.resolve("ts-node/register/transpile-only");
    const { stdout } = await run(
      process.execPath,
      ["--require", register, join(__dirname, "underMocks.ts"), cwd],
      {
        cwd,
        env: { ...process.env, PULUMI_CONFIG: JSON.stringify(config) },
      },
    );
    registered = JSON.parse(stdout);
  });

  after(() => rm(directory, { recursive: true, force: true }));

  const only = (type: string): Registered => {
    const [found, ...others] = registered.filter((resource) => resource.type === type);
    assert.ok(found !== undefined && others.length === 0, type);
    return found;
  };
  const inputs = (type: string) => only(type).inputs;

  const repository = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/hi-web";
  const task = "pulumi-nodejs:dynamic/ecs-task:OneOffTask";

  it("builds the app around its folder, and pushes it with the commit as tag", () => {
    const { context, tags, push, registries } = inputs("docker-build:index:Image");
    assert.deepEqual(context, { location: ".." });
    assert.deepEqual(tags, [`${repository}:${commit}`]);
    assert.equal(push, true);
    assert.deepEqual((registries as { username: string }[])[0]?.username, "AWS");
  });

  it("migrates with the image by its digest, and with the secret's members", () => {
    const { command, taskDefinition, timeoutSeconds } = inputs(task);
    assert.deepEqual(command, ["bundle", "exec", "rake", "db:migrate"]);
    assert.equal(timeoutSeconds, 3_600);
    const { containerDefinitions } = taskDefinition as { containerDefinitions: [Record<string, unknown>] };
    const [web] = containerDefinitions;
    assert.equal(web.image, `${repository}@sha256:${"d".repeat(64)}`);
    const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web";
    assert.deepEqual(web.secrets, [
      { name: "DATABASE_URL", valueFrom: `${secret}:DATABASE_URL::` },
      { name: "RAILS_MASTER_KEY", valueFrom: `${secret}:RAILS_MASTER_KEY::` },
    ]);
  });

  it("does not migrate before the role has its permissions", () => {
    const permissions = [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "aws:iam/rolePolicy:RolePolicy",
    ];
    const component = only("ecs-task:index:GatedService");
    assert.ok(only(task).waitsFor.includes(component.name));
    for (const { name } of permissions.map(only)) assert.ok(component.waitsFor.includes(name), name);
  });

  it("gives the service what the migration hands on, in the same network, behind the load balancer", () => {
    const service = inputs("aws:ecs/service:Service");
    assert.ok(only("aws:ecs/service:Service").waitsFor.includes("hi-web-release"));
    assert.equal(service.taskDefinition, "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1");
    assert.deepEqual(service.networkConfiguration, inputs(task).networkConfiguration);
    const target = {
      targetGroupArn: config["rails:targetGroupArn"],
      containerName: "web",
      containerPort: 3_000,
    };
    assert.deepEqual(service.loadBalancers, [target]);
  });
});
