import * as assert from "node:assert/strict";
import { CreateClusterCommand, DescribeTasksCommand, type ECSClient } from "@aws-sdk/client-ecs";
import { ecsTaskDefinitions } from "../../../provider/aws/taskDefinitions";
import { ecsTasks } from "../../../provider/aws/tasks";
import type { ContainerDefinition } from "../../../provider/definition/container";
import { withLogGroup } from "../../../provider/definition/logGroup";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { retag } from "../../../provider/definition/retag";
import { sameDefinition } from "../../../provider/definition/same";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";
import type { LaunchSettings } from "../../../provider/run/launch";
import type { Overrides } from "../../../provider/run/overrides";
import { type Simulator, startSimulator } from "../../../simulator";
import { ecsAt } from "./connected";
import { request } from "./request";

/** Every member that a container can have; a new one does not compile until it is here. */
const container: Required<ContainerDefinition> = {
  name: "web",
  image: "app:v1",
  cpu: 64,
  memory: 128,
  memoryReservation: 64,
  essential: true,
  entryPoint: ["/bin/sh", "-c"],
  command: ["puma"],
  workingDirectory: "/app",
  user: "0",
  environment: [{ name: "A", value: "1" }],
  environmentFiles: [{ value: "arn:aws:s3:::bucket/a.env", type: "s3" }],
  secrets: [{ name: "S", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/s" }],
  portMappings: [
    { containerPort: 80, name: "http", appProtocol: "http" },
    { containerPortRange: "8000-8010", protocol: "udp" },
  ],
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": "/app", "awslogs-region": "eu-west-1" },
    secretOptions: [{ name: "b", valueFrom: "arn:2" }],
  },
  firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
  dependsOn: [{ containerName: "agent", condition: "START" }],
  healthCheck: { command: ["CMD", "true"], interval: 30, timeout: 6, retries: 2, startPeriod: 10 },
  restartPolicy: { enabled: false, ignoredExitCodes: [0], restartAttemptPeriod: 60 },
  startTimeout: 60,
  stopTimeout: 60,
  mountPoints: [{ sourceVolume: "empty", containerPath: "/tmp", readOnly: false }],
  volumesFrom: [{ sourceContainer: "agent", readOnly: true }],
  repositoryCredentials: { credentialsParameter: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:r" },
  resourceRequirements: [{ type: "GPU", value: "1" }],
  ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
  linuxParameters: {
    initProcessEnabled: true,
    capabilities: { add: ["SYS_PTRACE"], drop: ["KILL"] },
    devices: [{ hostPath: "/dev/fuse", containerPath: "/dev/fuse", permissions: ["read"] }],
    sharedMemorySize: 64,
    tmpfs: [{ containerPath: "/run", size: 8, mountOptions: ["noexec"] }],
    maxSwap: 0,
    swappiness: 10,
  },
  readonlyRootFilesystem: true,
  dockerLabels: { a: "1" },
  systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
  interactive: true,
  pseudoTerminal: true,
  versionConsistency: "disabled",
  credentialSpecs: ["credentialspec:arn:1"],
  privileged: true,
  hostname: "web",
  links: ["agent"],
  disableNetworking: true,
  dnsServers: ["10.0.0.2"],
  dnsSearchDomains: ["example.com"],
  extraHosts: [{ hostname: "db", ipAddress: "10.0.0.3" }],
  dockerSecurityOptions: ["label:a"],
};

const definition: Required<TaskDefinitionInputs> = {
  family: "hi-web",
  containerDefinitions: [container, { name: "agent", image: "agent:v1" }],
  cpu: "0.5 vCPU",
  memory: "1 GB",
  networkMode: "awsvpc",
  requiresCompatibilities: ["EC2"],
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  taskRoleArn: "arn:aws:iam::123456789012:role/task",
  runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
  ephemeralStorage: { sizeInGib: 30 },
  volumes: [
    { name: "empty" },
    { name: "host", hostPath: "/data" },
    { name: "data", configureAtLaunch: true },
    {
      name: "efs",
      efsVolumeConfiguration: {
        fileSystemId: "fs-1",
        rootDirectory: "/",
        transitEncryption: "ENABLED",
        transitEncryptionPort: 2999,
        authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" },
      },
    },
    {
      name: "docker",
      dockerVolumeConfiguration: {
        scope: "shared",
        autoprovision: true,
        driver: "local",
        driverOpts: { type: "nfs" },
        labels: { a: "1" },
      },
    },
    {
      name: "windows",
      fsxWindowsFileServerVolumeConfiguration: {
        fileSystemId: "fs-2",
        rootDirectory: "data",
        authorizationConfig: { credentialsParameter: "arn:secret", domain: "example.com" },
      },
    },
    {
      name: "s3",
      s3filesVolumeConfiguration: {
        fileSystemArn: "arn:fs",
        accessPointArn: "arn:ap",
        rootDirectory: "/",
        transitEncryptionPort: 2999,
      },
    },
  ],
  placementConstraints: [{ type: "memberOf", expression: "attribute:a == 1" }],
  ipcMode: "task",
  pidMode: "task",
  proxyConfiguration: { containerName: "agent", type: "APPMESH", properties: { AppPorts: "80" } },
  enableFaultInjection: true,
  tags: { team: "web" },
};

const {
  launchType: _type,
  capacityProviderStrategies: _strategies,
  ...launch
}: Required<LaunchSettings> = {
  launchType: "EC2",
  capacityProviderStrategies: [],
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: false },
  platformVersion: "1.4.0",
  placementConstraints: [{ type: "memberOf", expression: "attribute:b == 1" }],
  orderedPlacementStrategies: [{ type: "spread", field: "instanceId" }],
  volumeConfiguration: {
    name: "data",
    managedEbsVolume: {
      roleArn: "arn:aws:iam::123456789012:role/infrastructure",
      sizeInGb: 20,
      snapshotId: "snap-1",
      volumeType: "gp3",
      iops: 4000,
      throughput: 250,
      volumeInitializationRate: 200,
      encrypted: true,
      kmsKeyId: "key",
      fileSystemType: "xfs",
      tagSpecifications: [{ resourceType: "volume", propagateTags: "TASK_DEFINITION", tags: { a: "1" } }],
    },
  },
  enableExecuteCommand: true,
  tags: { kind: "migration" },
  propagateTags: "TASK_DEFINITION",
  enableEcsManagedTags: true,
};

const overrides: Required<Overrides> = {
  cpu: 1024,
  memory: "2 GB",
  taskRoleArn: "arn:aws:iam::123456789012:role/other",
  executionRoleArn: "arn:aws:iam::123456789012:role/other",
  ephemeralStorage: { sizeInGib: 40 },
  containerOverrides: [
    {
      name: "agent",
      command: ["agent"],
      environment: [{ name: "A", value: "1" }],
      environmentFiles: [{ value: "arn:aws:s3:::bucket/a.env", type: "s3" }],
      cpu: 10,
      memory: 64,
      memoryReservation: 32,
      resourceRequirements: [{ type: "GPU", value: "1" }],
    },
  ],
};

describe("every input, through the real SDK to the simulator, which checks requests against the SDK's schemas", () => {
  let simulator: Simulator;
  let ecs: ECSClient;
  const content = normaliseDefinition(definition, launch);
  before(async () => {
    simulator = await startSimulator({});
    ecs = ecsAt(simulator.url);
    await ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
  });
  after(async () => {
    ecs.destroy();
    await simulator.close();
  });
  const register = () => ecsTaskDefinitions(ecs, ecs).register(content, { team: "web" });

  it("of a definition is registered, and told back as the same", async () => {
    const definitions = ecsTaskDefinitions(ecs, ecs);
    const revision = await definitions.find(await register());
    assert.ok(revision);
    assert.deepEqual(revision.tags, { team: "web" });
    assert.equal(sameDefinition(revision.content, content), true);
    const other = { ...definition, volumes: definition.volumes.slice(1) };
    assert.equal(sameDefinition(revision.content, normaliseDefinition(other, launch)), false);
  });

  it("of a definition is registered with a log group", async () => {
    const logged = withLogGroup(content, "/app", "eu-west-1");
    const definitions = ecsTaskDefinitions(ecs, ecs);
    const revision = await definitions.find(await definitions.register(logged, {}));
    assert.equal(sameDefinition(revision?.content ?? {}, logged), true);
    assert.equal(sameDefinition(revision?.content ?? {}, content), false);
  });

  it("of a definition's tags is brought to the revision", async () => {
    const definitions = ecsTaskDefinitions(ecs, ecs);
    const arn = await register();
    await retag(arn, { team: "web" }, { app: "hi" }, definitions);
    assert.deepEqual((await definitions.find(arn))?.tags, { app: "hi" });
  });

  it("of a run reaches its task", async () => {
    const ordered = { ...request, ...launch, overrides, taskDefinitionArn: await register() };
    const answer = await ecsTasks(ecs).run(ordered, "token");
    assert.ok(answer.kind === "started");
    const asked = { cluster: "prod", tasks: [answer.task.arn], include: ["TAGS" as const] };
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand(asked));
    const [task] = tasks;
    assert.deepEqual(
      {
        cpu: task?.cpu,
        memory: task?.memory,
        storage: task?.ephemeralStorage,
        exec: task?.enableExecuteCommand,
        roles: [task?.overrides?.taskRoleArn, task?.overrides?.executionRoleArn],
        containers: task?.overrides?.containerOverrides,
        tags: Object.fromEntries((task?.tags ?? []).map(({ key, value }) => [key, value])),
      },
      {
        cpu: "1024",
        memory: "2048",
        storage: { sizeInGiB: 40 },
        exec: true,
        roles: [overrides.taskRoleArn, overrides.executionRoleArn],
        containers: [
          { name: "web", environment: [{ name: "ECS_TASK_RUN_ID", value: "0123456789abcdef" }] },
          ...overrides.containerOverrides,
        ],
        tags: { team: "web", kind: "migration", "aws:ecs:clusterName": "prod" },
      },
    );
  });

  it("of a run asked for twice with one token is one task, however it is spelled", async () => {
    const ordered = { ...request, ...launch, overrides, taskDefinitionArn: await register() };
    const [one, other] = [
      await ecsTasks(ecs).run(ordered, "token-2"),
      await ecsTasks(ecs).run(
        { ...ordered, overrides: { ...overrides, cpu: "1 vCPU" }, tags: { ...launch.tags } },
        "token-2",
      ),
    ];
    assert.ok(one.kind === "started" && other.kind === "started");
    assert.equal(other.task.arn, one.task.arn);
    // A conflict names the task alone.
    assert.equal(other.task.containers.length, 2);
  });
});
