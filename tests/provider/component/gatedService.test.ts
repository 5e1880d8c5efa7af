import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatedService, type GatedServiceArgs } from "../../../provider";

type Inputs = Readonly<Record<string, unknown>>;

const web = { name: "web", image: "web:v1" };
const agent = { name: "agent", image: "agent:v1", essential: false };
const command = ["rake", "db:migrate"];
const network = { subnets: ["subnet-1"] };
const least: GatedServiceArgs = {
  cluster: "main",
  taskDefinition: { family: "app", containerDefinitions: [web] },
  release: { command },
};

describe("The resources of a GatedService", () => {
  /** Inputs by type and name, in the order in which the engine gets them: each waits for what it depends on. */
  const made = new Map<string, Inputs>();
  /** The revision that each hands on. */
  const gates = new Map<string, string>();

  before(() =>
    pulumi.runtime.setMocks(
      {
        call: ({ inputs }) => inputs,
        newResource({ type, name, inputs }) {
          made.set(`${type.split(":").at(-1)} ${name}`, inputs);
          const arn = `arn:aws:ecs:eu-west-1:123456789012:task-definition/app:${made.size}`;
          gates.set(name, arn);
          const outputs = type.endsWith("OneOffTask")
            ? { taskDefinitionArn: arn, taskArn: "arn:aws:ecs:eu-west-1:1:task/main/1", status: "succeeded" }
            : { arn };
          return { id: `${name}-id`, state: { ...inputs, ...outputs } };
        },
      },
      "project",
      "stack",
      false,
    ),
  );

  beforeEach(() => made.clear());

  /** The inputs of all children once they are made. */
  async function children(args: Partial<GatedServiceArgs>, opts?: pulumi.ComponentResourceOptions) {
    const gated = new GatedService("web", { ...least, ...args }, opts);
    const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
    const [, , release, afterDeploy] = await Promise.all([
      known(gated.service.urn),
      known(gated.taskDefinitionArn),
      known(gated.release as pulumi.Output<unknown>),
      known(gated.afterDeploy as pulumi.Output<unknown>),
    ]);
    return { release, afterDeploy };
  }
  const task = (name: string): Inputs => made.get(`OneOffTask ${name}`) ?? {};
  const gateOf = (name: string) => gates.get(name);
  const service = (): Inputs => made.get("Service web") ?? {};
  const order = () => [...made.keys()].filter((name) => !name.startsWith("GatedService"));

  it("are a task for the definition and a service that takes the revision from it", async () => {
    const { release } = await children({ service: { desiredCount: 2, name: "hi" } });
    assert.deepEqual(order(), ["OneOffTask web-release", "Service web"]);
    const { cluster, taskDefinition, command: words } = task("web-release");
    assert.deepEqual(
      { cluster, taskDefinition, words },
      { cluster: "main", taskDefinition: least.taskDefinition, words: command },
    );
    assert.deepEqual(service(), {
      ...{ desiredCount: 2, name: "hi", cluster: "main" },
      taskDefinition: gateOf("web-release"),
    });
    assert.equal((release as { name: string }[])[0]?.name, "release");
  });

  it("hand the revision on from task to task, before the service and after it", async () => {
    await children({
      ...{ logs: { group: "app", tailLines: 7 }, container: "web", keepRevisions: 2 },
      release: [{ command }, { command: ["rake", "seed"], name: "seed" }],
      afterDeploy: [{ command: ["smoke"] }, { command: ["warm"] }],
    });
    assert.deepEqual(order(), [
      "OneOffTask web-release",
      "OneOffTask web-seed",
      "Service web",
      "OneOffTask web-after-deploy",
      "OneOffTask web-after-deploy-2",
    ]);
    const from = (name: string) => task(name).taskDefinitionArn;
    assert.deepEqual(
      [from("web-seed"), service().taskDefinition, from("web-after-deploy"), from("web-after-deploy-2")],
      [gateOf("web-release"), gateOf("web-seed"), gateOf("web-seed"), gateOf("web-after-deploy")],
    );
    assert.equal(service().waitForSteadyState, true);
    assert.deepEqual(
      [task("web-release"), task("web-seed")].map(({ logs, container, keepRevisions }) => ({
        logs,
        container,
        keepRevisions,
      })),
      [
        { logs: { group: "app", tailLines: 7 }, container: "web", keepRevisions: 2 },
        { logs: { tailLines: 7 }, container: "web", keepRevisions: undefined },
      ],
    );
  });

  it("begin with an existing definition where there is one", async () => {
    await children({ taskDefinition: undefined as never, taskDefinitionArn: "app:7" });
    assert.equal(task("web-release").taskDefinitionArn, "app:7");
    assert.equal(service().taskDefinition, gateOf("web-release"));
  });

  it("place a task as the service, with the command's own size and role", async () => {
    await children({
      release: {
        command,
        cpu: 512,
        memory: "1 GB",
        taskRoleArn: "arn:aws:iam::1:role/migrate",
        timeoutSeconds: 60,
      },
      service: { launchType: "FARGATE", networkConfiguration: network },
    });
    const { launchType, networkConfiguration, overrides, timeoutSeconds } = task("web-release");
    assert.deepEqual(
      { launchType, networkConfiguration, overrides, timeoutSeconds },
      {
        ...{ launchType: "FARGATE", networkConfiguration: network, timeoutSeconds: 60 },
        overrides: { cpu: 512, memory: "1 GB", taskRoleArn: "arn:aws:iam::1:role/migrate" },
      },
    );
  });

  it("are definitions of the chosen containers, and one of all for the service that waits for them", async () => {
    await children({
      taskDefinition: pulumi.output({
        family: "app",
        cpu: "0.25 vCPU",
        containerDefinitions: JSON.stringify([web, agent]),
        proxyConfiguration: { containerName: "agent" },
      }),
      logs: { group: "app" },
      release: [
        { command, containers: ["web"] },
        { command, name: "seed" },
      ],
      service: { launchType: "FARGATE", networkConfiguration: network },
    });
    assert.deepEqual(order(), [
      "OneOffTask web-release",
      "OneOffTask web-seed",
      "TaskDefinition web",
      "Service web",
    ]);
    const own = (name: string) => task(name).taskDefinition as Inputs;
    assert.deepEqual(
      [own("web-release"), own("web-seed")].map(({ family, containerDefinitions, proxyConfiguration }) => [
        family,
        containerDefinitions,
        proxyConfiguration,
      ]),
      [
        ["app-release", [web], undefined],
        ["app-seed", [web, agent], { containerName: "agent" }],
      ],
    );
    const { family, cpu, networkMode, requiresCompatibilities, containerDefinitions } =
      made.get("TaskDefinition web") ?? {};
    assert.deepEqual(
      { family, cpu, networkMode, requiresCompatibilities },
      { family: "app", cpu: "256", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
    );
    const logged = JSON.parse(String(containerDefinitions)) as { logConfiguration: { options: Inputs } }[];
    assert.deepEqual(
      logged.map(({ logConfiguration }) => logConfiguration.options),
      Array(2).fill({
        "awslogs-group": "app",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "app",
      }),
    );
  });

  it("reach AWS by the provider that the component is given for its service", async () => {
    const provider = new aws.Provider("elsewhere", { region: "us-east-1" });
    await children({}, { provider });
    assert.equal((task("web-release").connection as Inputs).region, "us-east-1");
    await children({ connection: { region: "eu-north-1" } }, { providers: [provider] });
    assert.equal((task("web-release").connection as Inputs).region, "eu-north-1");
  });

  it("are refused in the plugin where the provider's arguments cannot be read, unless it is told what to use", async () => {
    const reference = (pkg: string) =>
      new pulumi.DependencyProviderResource(`urn:pulumi:s::p::pulumi:providers:${pkg}::elsewhere::id`);
    const providers = [reference("aws")];
    const refused = /give the component an explicit provider of the package "ecs-task" beside it/;
    assert.throws(() => new GatedService("web", least, { providers }), refused);
    await children({}, { providers: [...providers, reference("ecs-task")] });
    assert.equal(task("web-release").connection, undefined);
  });

  it("are none when something is wrong, all of which is told at once", () => {
    assert.throws(
      () => new GatedService("web", { cluster: "main", release: [] } as never),
      (error: unknown) =>
        pulumi.ResourceError.isInstance(error) &&
        /^release must not be an empty list.*\ntaskDefinition is required/.test(error.message),
    );
  });

  it("are refused where the SDK has no error hooks", () => {
    const { ErrorHook } = pulumi;
    Object.defineProperty(pulumi, "ErrorHook", { value: undefined, configurable: true, writable: true });
    try {
      assert.throws(
        () => new GatedService("web", { ...least, onFailedDeploy: { command } }),
        /onFailedDeploy needs error hooks.*install @pulumi\/pulumi 3\.248\.0/,
      );
    } finally {
      Object.defineProperty(pulumi, "ErrorHook", { value: ErrorHook, configurable: true, writable: true });
    }
  });
});
