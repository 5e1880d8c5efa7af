import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { check } from "../../../provider/resource/check";
import { warnings } from "../../../provider/resource/warnings";
import { place } from "../definition/arbitrary";
import { several } from "../definition/problems/containers";
import { existing, onFargate, onInstances } from "../problemTable";
import { mark } from "../unknown";

const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";

/** A container with something for every rule to look at. */
const container = (name: string, essential: boolean) => ({
  name,
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1",
  cpu: 64,
  memory: "256",
  memoryReservation: 128,
  essential,
  command: ["rake"],
  environment: [{ name: "A", value: "1" }],
  secrets: [{ name: "B", valueFrom: arn }],
  portMappings: [{ containerPort: 80, hostPort: 80 }],
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": "g", "awslogs-region": "r", mode: "blocking" },
  },
  firelensConfiguration: { type: "fluentbit" },
  dependsOn: [{ containerName: name === "web" ? "db" : "web", condition: "START" }],
  healthCheck: { command: ["CMD", "true"] },
  restartPolicy: { enabled: true, ignoredExitCodes: [0] },
  mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
  volumesFrom: [{ sourceContainer: "web" }],
  links: ["web"],
  linuxParameters: { capabilities: { add: ["SYS_PTRACE"] }, devices: [] },
  resourceRequirements: [{ type: "GPU", value: "1" }],
});

const inputs = {
  cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/prod",
  taskDefinition: {
    family: "hi-web",
    cpu: "0.25 vCPU",
    memory: 512,
    networkMode: "awsvpc",
    requiresCompatibilities: ["EC2", "FARGATE"],
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
    containerDefinitions: [container("web", true), container("db", false)],
    volumes: [
      { name: "data", configureAtLaunch: true },
      {
        name: "efs",
        efsVolumeConfiguration: {
          fileSystemId: "fs-1",
          rootDirectory: "/",
          authorizationConfig: { accessPointId: "a", iam: "ENABLED" },
        },
      },
    ],
    placementConstraints: [{ type: "memberOf", expression: "x == y" }],
    proxyConfiguration: { containerName: "web" },
    ephemeralStorage: { sizeInGib: 21 },
    tags: { team: "web" },
  },
  taskDefinitionArn: "hi-web:1",
  container: "web",
  command: ["rake", "db:migrate"],
  environment: { A: "1", B: "2" },
  overrides: {
    cpu: 256,
    memory: "512",
    containerOverrides: [{ name: "db", cpu: 1, command: ["x"], environment: [{ name: "B", value: "2" }] }],
  },
  networkConfiguration: { subnets: ["s"], assignPublicIp: true },
  launchType: "FARGATE",
  capacityProviderStrategies: [
    { capacityProvider: "FARGATE_SPOT", weight: 1, base: 1 },
    { capacityProvider: "ours" },
  ],
  placementConstraints: [{ type: "distinctInstance" }],
  orderedPlacementStrategies: [{ type: "binpack", field: "cpu" }],
  volumeConfiguration: {
    name: "data",
    managedEbsVolume: { roleArn: "r", volumeType: "io1", iops: 100, sizeInGb: 10 },
  },
  enableExecuteCommand: true,
  tags: { team: "web" },
  propagateTags: "NONE",
  timeoutSeconds: 60,
  startTimeoutSeconds: 30,
  logs: { group: "hi-web", retentionDays: 14 },
  onDelete: { command: ["drop"], environment: { A: "1" } },
  connection: {
    region: "eu-west-1",
    profile: "deploy",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    assumeRole: [{ roleArn: "arn:aws:iam::123456789012:role/deploy", duration: "1h" }],
    endpoints: { ecs: "http://localhost:1" },
    useStackConfig: true,
  },
};

/** Words that rules know, which arbitrary JSON would hardly hit upon. */
const words = [
  ..."web db data FARGATE EC2 EXTERNAL FARGATE_SPOT awsvpc bridge host none SUCCESS HEALTHY memberOf io2 st1".split(
    " ",
  ),
  ..."awslogs awsfirelens splunk LINUX WINDOWS_SERVER_2022_CORE ARM64 ENABLED DISABLED A B 1h 512 __proto__".split(
    " ",
  ),
  "[{}]",
  '[{"name":null}]',
  "x".repeat(9_000),
];
const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...words,
    ...[0, 1, -1, 1.5, 256, 32_768, true, false, null, [], {}, [[]], [null]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Inputs with some of their values, at any depth, in place of others. */
const spoiled = fc
  .array(fc.tuple(place, value), { maxLength: 4 })
  .map((changes) => changes.reduce<unknown>((all, [steps, by]) => replaced(all, steps, by), inputs));

/** A copy with another value in the place that the steps lead to, counted round. */
function replaced(all: unknown, [step, ...rest]: readonly number[], by: unknown): unknown {
  const entries = all !== null && typeof all === "object" ? Object.entries(all) : [];
  if (step === undefined || entries.length === 0) return by;
  const at = step % entries.length;
  const changed = entries.map(([key, member], i) => [key, i === at ? replaced(member, rest, by) : member]);
  return Array.isArray(all) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
}

const without = fc.subarray(Object.keys(inputs));
const arbitrary = fc.tuple(spoiled, without).map(([all, names]) => {
  const entries = Object.entries(all as object).filter(([name]) => !names.includes(name));
  // A last name keeps it an object, whatever is replaced.
  return Object.fromEntries([...entries, ["triggers", null]]);
});

/** How often each path is told of. */
function counts(given: Record<string, unknown>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { path } of check(given)) found.set(path, (found.get(path) ?? 0) + 1);
  return found;
}

describe("checking inputs of any shape", () => {
  it("never throws, and tells each problem at a path and in words", () => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        for (const { path, message } of [...check(given), ...warnings(given, [["environment", "A"]])]) {
          assert.ok(path !== "" && message !== "");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds no more problems when a value is not known yet, wherever it is", () => {
    fc.assert(
      fc.property(arbitrary, place, (given, steps) => {
        const before = counts(given);
        const after = counts(replaced(given, steps, mark) as Record<string, unknown>);
        for (const [path, count] of after) {
          assert.ok(
            count <= (before.get(path) ?? 0),
            `${path} is told of only while another value is not known`,
          );
        }
      }),
      { numRuns: 600 },
    );
  });

  it("finds nothing wrong with sound inputs of which any values are not known yet", () => {
    const bare = { family: "hi-web", memory: 512, containerDefinitions: [{ name: "web", image: "app" }] };
    const sound = fc.constantFrom<object>(
      onFargate({ command: ["rake"], environment: { A: "1" }, logs: { group: "hi-web" } }),
      onInstances({ overrides: { cpu: 256, containerOverrides: [{ name: "web", cpu: 128 }] } }),
      several([{ dependsOn: [{ containerName: "c1", condition: "SUCCESS" }] }, {}]),
      existing({ container: "web", connection: { region: "eu-west-1" }, timeoutSeconds: 60 }),
      {
        cluster: "prod",
        taskDefinition: { ...bare, containerDefinitions: JSON.stringify(bare.containerDefinitions) },
      },
    );
    fc.assert(
      fc.property(sound, fc.array(place, { maxLength: 3 }), (given, places) => {
        const unknown = places.reduce<unknown>((all, steps) => replaced(all, steps, mark), given);
        assert.deepEqual(check(unknown as Record<string, unknown>), []);
      }),
      { numRuns: 1_000 },
    );
  });
});
