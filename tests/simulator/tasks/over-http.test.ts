import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateLogGroupCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  ConflictException,
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksStopped,
} from "@aws-sdk/client-ecs";
import { type Timing, timings } from "../../../simulator/ecs/tasks";
import { type Connected, connect } from "../clients/connect";
import { eventually } from "./eventually";

const cluster = "prod";
const network = {
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] } },
};

describe("tasks and services through the real SDK over HTTP", () => {
  let images: string;
  let aws: Connected;

  const register = async (command: string[]) => {
    const options = {
      "awslogs-group": "/web",
      "awslogs-stream-prefix": "web",
      "awslogs-region": "eu-west-1",
    };
    const { taskDefinition } = await aws.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "web",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: "256",
        memory: "512",
        executionRoleArn: "arn:aws:iam::123456789012:role/execution",
        containerDefinitions: [
          {
            name: "app",
            image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v1",
            command,
            portMappings: [{ containerPort: 80 }],
            logConfiguration: { logDriver: "awslogs", options },
          },
        ],
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? "";
  };
  const runInput = (taskDefinition: string) =>
    ({ cluster, taskDefinition, launchType: "FARGATE", ...network }) as const;

  const start = async (timing: Partial<Timing> = {}) => {
    aws = await connect({ images, timing: { ...timings.instant, ...timing } });
    await aws.ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName: "/web" }));
  };

  beforeEach(async () => {
    images = await mkdtemp(join(tmpdir(), "images-"));
    await mkdir(join(images, "web", "v1"), { recursive: true });
    await writeFile(join(images, "web", "v1", "migrate.sh"), "echo migrating; echo failed >&2; exit 3\n");
  });
  afterEach(async () => {
    await aws.close();
    await rm(images, { recursive: true });
  });

  it("show the exit code in DEPROVISIONING before STOPPED, and the output in CloudWatch Logs", async () => {
    await start({ deprovisioningMs: 3_600_000 });
    const definition = await register(["sh", "migrate.sh"]);
    const { tasks: [started] = [] } = await aws.ecs.send(new RunTaskCommand(runInput(definition)));
    const taskArn = started?.taskArn ?? "";
    const task = await eventually(async () => {
      const { tasks: [now] = [] } = await aws.ecs.send(
        new DescribeTasksCommand({ cluster, tasks: [taskArn] }),
      );
      return now?.containers?.[0]?.exitCode !== undefined && now;
    });
    assert.equal(task.lastStatus, "DEPROVISIONING");
    assert.equal(task.containers?.[0]?.exitCode, 3);
    assert.equal(task.stopCode, "EssentialContainerExited");
    assert.ok(task.stoppingAt instanceof Date);
    assert.equal(task.stoppedAt, undefined);
    assert.equal(task.containers?.[0]?.networkBindings?.[0]?.containerPort, 80);

    const logStreamName = `web/app/${taskArn.split("/").at(-1)}`;
    const read = new GetLogEventsCommand({ logGroupName: "/web", logStreamName, startFromHead: true });
    const events = await eventually(async () => {
      const { events = [] } = await aws.logs.send(read);
      return events.length === 2 && events;
    });
    assert.deepEqual(events.map(({ message }) => message).sort(), ["failed", "migrating"]);
  });

  it("replay RunTask with the same token, and conflict with the task's ARN for another request", async () => {
    await start();
    const definition = await register(["sleep", "600"]);
    const input = { ...runInput(definition), clientToken: "release-7" };
    const first = await aws.ecs.send(new RunTaskCommand(input));
    const taskArn = first.tasks?.[0]?.taskArn ?? "";
    const again = await aws.ecs.send(new RunTaskCommand(input));
    assert.equal(again.tasks?.[0]?.taskArn, taskArn);
    await assert.rejects(aws.ecs.send(new RunTaskCommand({ ...input, startedBy: "another" })), (error) => {
      assert.ok(error instanceof ConflictException);
      assert.deepEqual(error.resourceIds, [taskArn]);
      return true;
    });
    await aws.ecs.send(new StopTaskCommand({ cluster, task: taskArn }));
    const stopped = await eventually(async () => {
      const { tasks: [task] = [] } = await aws.ecs.send(new RunTaskCommand(input));
      return task?.lastStatus === "STOPPED" && task;
    });
    assert.deepEqual(stopped, { taskArn, lastStatus: "STOPPED", desiredStatus: "STOPPED" });
  });

  it("satisfy the SDK's waiter for stopped tasks", async () => {
    await start();
    const { tasks: [task] = [] } = await aws.ecs.send(new RunTaskCommand(runInput(await register(["true"]))));
    const waiting = { client: aws.ecs, maxWaitTime: 15, minDelay: 0.01, maxDelay: 0.05 };
    const { state } = await waitUntilTasksStopped(waiting, { cluster, tasks: [task?.taskArn ?? ""] });
    assert.equal(state, "SUCCESS");
  });

  it("roll a service from one revision to the next, as the SDK's waiters see it", async () => {
    await start();
    const waiting = { client: aws.ecs, maxWaitTime: 15, minDelay: 0.01, maxDelay: 0.05 };
    const which = { cluster, services: ["web"] };
    const v1 = await register(["sleep", "600"]);
    const service = {
      cluster,
      serviceName: "web",
      taskDefinition: v1,
      desiredCount: 2,
      launchType: "FARGATE",
      ...network,
    } as const;
    await aws.ecs.send(new CreateServiceCommand(service));
    await waitUntilServicesStable(waiting, which);
    const { taskArns: old = [] } = await aws.ecs.send(new ListTasksCommand({ cluster, serviceName: "web" }));
    const v2 = await register(["sleep", "601"]);
    await aws.ecs.send(new UpdateServiceCommand({ cluster, service: "web", taskDefinition: v2 }));
    await waitUntilServicesStable(waiting, which);
    const { services } = await aws.ecs.send(new DescribeServicesCommand(which));
    assert.equal(services?.[0]?.taskDefinition, v2);
    assert.equal(services?.[0]?.deployments?.[0]?.rolloutState, "COMPLETED");
    const { taskArns = [] } = await aws.ecs.send(new ListTasksCommand({ cluster, serviceName: "web" }));
    const { tasks = [] } = await aws.ecs.send(
      new DescribeTasksCommand({ cluster, tasks: [...taskArns, ...old] }),
    );
    assert.deepEqual(
      tasks.map(({ taskDefinitionArn, desiredStatus }) => [taskDefinitionArn, desiredStatus]),
      [v2, v2, v1, v1].map((definition) => [definition, definition === v2 ? "RUNNING" : "STOPPED"]),
    );
    await aws.ecs.send(new DeleteServiceCommand({ cluster, service: "web", force: true }));
    await waitUntilServicesInactive(waiting, which);
  });
});
