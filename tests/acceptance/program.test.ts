import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { engineEnvironment } from "../../acceptance/environment";
import { copyProject } from "../engine/projectCopy";

const run = promisify(execFile);

interface Registered {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
interface Shown {
  readonly registered: readonly Registered[];
  readonly asked: readonly { readonly token: string; readonly inputs: unknown }[];
}

describe("The acceptance suite's program on a real account, under mocks", function () {
  this.timeout(60_000);
  let project: string;

  beforeEach(async () => {
    const directory = await mkdtemp(join(tmpdir(), "ecs-task-program-"));
    project = join(directory, "project");
    await copyProject(resolve(__dirname, "../../acceptance/program"), project);
  });
  afterEach(() => rm(join(project, ".."), { recursive: true, force: true }));

  async function show(config: Readonly<Record<string, string>>, release?: object): Promise<Shown> {
    const settings = {
      "aws:region": "cn-north-1",
      "acceptance:name": "n",
      "acceptance:image": "busybox",
      "acceptance:assignPublicIp": "true",
      ...config,
    };
    const env = {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(settings),
      ...(release && { ACCEPTANCE_RELEASE: JSON.stringify(release) }),
    };
    const program = join(__dirname, "mockedProgram.cjs");
    const { stdout } = await run(process.execPath, [program], { cwd: project, env });
    return JSON.parse(stdout) as Shown;
  }
  const release = { label: "v1", command: ["sh", "-c", "true"], timeoutSeconds: 90 };
  const inputsOf = ({ registered }: Shown, type: RegExp) =>
    registered.find((one) => type.test(one.type))?.inputs as Record<string, never> | undefined;

  it("makes its own role, with the partition's policy, before there is a release", async () => {
    const shown = await show({});
    assert.equal(inputsOf(shown, /OneOffTask|ecs\/service/), undefined);
    const policyArn = "arn:aws-cn:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    assert.equal(inputsOf(shown, /rolePolicyAttachment/i)?.policyArn, policyArn);
    const { name, assumeRolePolicy = "" } = inputsOf(shown, /iam\/role:/) ?? {};
    assert.equal(name, "n");
    assert.match(assumeRolePolicy, /ecs-tasks\.amazonaws\.com/);
  });

  it("takes the default VPC's default subnets, and the VPC's own security group", async () => {
    const shown = await show({}, release);
    const network = { subnets: ["subnet-a", "subnet-b"], assignPublicIp: true };
    assert.deepEqual(inputsOf(shown, /ecs\/service/)?.networkConfiguration, network);
    assert.deepEqual(inputsOf(shown, /OneOffTask/)?.networkConfiguration, network);
    const tokens = shown.asked.map(({ token }) => token);
    assert.ok(tokens.includes("aws:ec2/getVpc:getVpc") && tokens.includes("aws:ec2/getSubnets:getSubnets"));
    assert.deepEqual(shown.asked.find(({ token }) => token.includes("getSubnets"))?.inputs, {
      filters: [
        { name: "vpc-id", values: ["vpc-default"] },
        { name: "default-for-az", values: ["true"] },
      ],
    });
  });

  it("takes the network that it is given, and looks for none", async () => {
    const given = {
      "acceptance:subnets": '["subnet-x"]',
      "acceptance:securityGroups": '["sg-x"]',
      "acceptance:assignPublicIp": "false",
    };
    const shown = await show(given, release);
    const network = { subnets: ["subnet-x"], securityGroups: ["sg-x"], assignPublicIp: false };
    assert.deepEqual(inputsOf(shown, /OneOffTask/)?.networkConfiguration, network);
    assert.ok(!shown.asked.some(({ token }) => token.includes("ec2")));
  });
});

describe("The engine's environment on a real account", () => {
  it("has the user's AWS settings and plugins, and none of the user's stacks", () => {
    const env = engineEnvironment(
      "/tmp/throwaway",
      { PATH: "/engine" },
      {
        AWS_PROFILE: "sandbox",
        PATH: "/usr/bin",
        PULUMI_HOME: "/plugins",
        PULUMI_STACK: "production",
        PULUMI_ACCESS_TOKEN: "token",
        PULUMI_BACKEND_URL: "s3://state",
      },
    );
    const { AWS_PROFILE, PATH, PULUMI_HOME, PULUMI_BACKEND_URL, PULUMI_IGNORE_AMBIENT_PLUGINS } = env;
    assert.deepEqual(
      { AWS_PROFILE, PATH, PULUMI_HOME, PULUMI_BACKEND_URL, PULUMI_IGNORE_AMBIENT_PLUGINS },
      {
        AWS_PROFILE: "sandbox",
        PATH: "/engine",
        PULUMI_HOME: "/plugins",
        PULUMI_BACKEND_URL: "file:///tmp/throwaway/state",
        PULUMI_IGNORE_AMBIENT_PLUGINS: "1",
      },
    );
    assert.ok(!("PULUMI_STACK" in env) && !("PULUMI_ACCESS_TOKEN" in env));
  });
});
