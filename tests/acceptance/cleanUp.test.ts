import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { cleanUp } from "../../acceptance/cleanUp";
import { commandsFor, type Leftover } from "../../acceptance/leftover";
import { tellLeftovers } from "../../acceptance/narration";
import type { Stack } from "../../acceptance/stack";
import type { Simulator } from "../../simulator";
import { eventually } from "../simulator/tasks/eventually";
import { name, simulatedAccount } from "./simulatedStage";

describe("Cleaning up where the stack has lost its state", function () {
  this.timeout(120_000);
  let images: string;
  let simulator: Simulator;
  let cloud: Awaited<ReturnType<typeof simulatedAccount>>;

  beforeEach(async () => {
    images = await mkdtemp(join(tmpdir(), "ecs-task-images-"));
    cloud = await simulatedAccount(images);
    simulator = cloud.simulator;
    const { ecs, logs } = cloud.clients;
    await logs("eu-west-1").send(new CreateLogGroupCommand({ logGroupName: name }));
    await ecs.send(new CreateClusterCommand({ clusterName: name }));
    const container = { name: "web", image: "docker/library/busybox:1.37", command: ["sleep", "600"] };
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({ family: name, containerDefinitions: [container], memory: "512" }),
    );
    const revision = { cluster: name, taskDefinition: taskDefinition?.taskDefinitionArn };
    await ecs.send(new RunTaskCommand(revision));
    await ecs.send(new CreateServiceCommand({ ...revision, serviceName: name, desiredCount: 1 }));
    await eventually(() => simulator.journal.calls("CreateService").length === 1);
  });
  afterEach(async () => {
    await simulator.close();
    await rm(images, { recursive: true });
  });

  /** Its destroy does nothing, and its state has these roles. */
  const stackWith = (roles: readonly string[], commands: string[] = []): Stack => ({
    async run([command = ""]) {
      commands.push(command);
      return { succeeded: false, output: "" };
    },
    recorded: async () => "nothing",
    roles: async () => roles,
  });

  it("stops the tasks before the destroy, and removes the rest with its own calls", async () => {
    const commands: string[] = [];
    const left = await cleanUp(stackWith([], commands), cloud.account, { times: 100, pauseMs: 100 });
    assert.deepEqual(left, []);
    assert.deepEqual(commands, ["cancel", "destroy"]);
    assert.deepEqual(await cloud.account.forgetRevisions(), []);
    const deleted = simulator.journal.calls("DeleteTaskDefinitions");
    assert.equal(deleted.length, 1);
  });

  it("destroys the stack also where it may not look into the account", async () => {
    const effect = { kind: "error", name: "AccessDeniedException", message: "not allowed" } as const;
    simulator.faults.add({ operation: "DescribeLogGroups", nth: "every", effect });
    const commands: string[] = [];
    await assert.rejects(
      cleanUp(stackWith([], commands), cloud.account, { times: 2, pauseMs: 0 }),
      /not allowed/,
    );
    assert.deepEqual(commands, ["cancel", "destroy"]);
  });

  it("tells revisions that could not be deleted, with ECS's reason", async () => {
    await cleanUp(stackWith([]), cloud.account, { times: 100, pauseMs: 100 });
    const effect = { kind: "error", name: "AccessDeniedException", message: "not allowed" } as const;
    simulator.faults.add({ operation: "DeleteTaskDefinitions", nth: "every", effect });
    assert.deepEqual(await cloud.account.forgetRevisions(), [
      {
        kind: "INACTIVE revisions",
        id: name,
        because: "ecs:DeleteTaskDefinitions failed: AccessDeniedException: not allowed",
      },
    ]);
  });

  it("tells a role by the state, since nobody here looks into IAM", async () => {
    const left = await cleanUp(stackWith([name]), cloud.account, { times: 100, pauseMs: 100 });
    assert.deepEqual(left, [{ kind: "role", id: name }]);
  });
});

describe("Leftovers", () => {
  const kinds: readonly (readonly [Leftover["kind"], readonly string[]])[] = [
    ["task", ["aws ecs stop-task --cluster n --task x --region r"]],
    ["service", ["aws ecs delete-service --cluster n --service x --force --region r"]],
    ["task definition", ["aws ecs deregister-task-definition --task-definition x --region r"]],
    ["cluster", ["aws ecs delete-cluster --cluster x --region r"]],
    ["log group", ["aws logs delete-log-group --log-group-name x --region r"]],
    [
      "role",
      [
        "aws iam detach-role-policy --role-name x --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy --region r",
        "aws iam delete-role --role-name x --region r",
      ],
    ],
    [
      "INACTIVE revisions",
      [
        "aws ecs list-task-definitions --family-prefix x --status INACTIVE --region r",
        "aws ecs delete-task-definitions --task-definitions ARN ... --region r",
      ],
    ],
  ];
  for (const [kind, commands] of kinds)
    it(`have the commands that remove them: ${kind}`, () =>
      assert.deepEqual(commandsFor({ kind, id: "x" }, "n", "r"), commands));

  const where = { name: "n", region: "r", again: ["cd d", "pulumi destroy"] };

  it("are one sentence when there are none", () =>
    assert.equal(tellLeftovers([], where), "Nothing is left in the account."));

  it("are named, each with its reason, the stack's own way, and the commands", () =>
    assert.equal(
      tellLeftovers([{ kind: "cluster", id: "n", because: "in use" }], where),
      [
        "This could not be removed:",
        "  cluster n: in use",
        "Try the stack's own way first; its state was kept:",
        "  cd d",
        "  pulumi destroy",
        "Else one by one:",
        "  aws ecs delete-cluster --cluster n --region r",
      ].join("\n"),
    ));

  it("are to be looked for, by their name, when nobody could ask", () =>
    assert.match(
      tellLeftovers(undefined, where),
      /^What is left could not be asked\. Look for what is called n:/,
    ));
});
