import assert from "node:assert/strict";
import { checkDefinition } from "../../../simulator/ecs/definitions/task-rules";
import { container, web } from "./web";

const one = (change: object) => ({ containerDefinitions: [{ ...container, ...change }] });
const two = (first: object, second: object) => ({
  containerDefinitions: [
    { ...container, name: "first", ...first },
    { ...container, name: "second", ...second },
  ],
});
const awslogs = (options: Record<string, string>) => ({
  logConfiguration: { logDriver: "awslogs", options },
});
const ec2 = { requiresCompatibilities: ["EC2"], networkMode: "bridge" };

/** What is changed about a good definition, and what ECS says to it. */
const refused: readonly [string, object, RegExp][] = [
  ["a blank family", { family: " " }, /^Family can not be blank\.$/],
  ["a family with a dot", { family: "hi.web" }, /^Family contains invalid characters\.$/],
  ["a family of 256 characters", { family: "f".repeat(256) }, /at most 255/],
  ["no container", { containerDefinitions: [] }, /^Container list cannot be empty\.$/],
  ["a container without a name", one({ name: undefined }), /^Container\.name should not be null or empty\.$/],
  [
    "a container's name with a space",
    one({ name: "a b" }),
    /^Container\.name contains invalid characters\.$/,
  ],
  [
    "a container without an image",
    one({ image: undefined }),
    /^Container\.image should not be null or empty\.$/,
  ],
  ["an image with a space", one({ image: "a b" }), /^Container\.image contains invalid characters\.$/],
  ["two containers of one name", two({ name: "web" }, { name: "web" }), /unique.*'web'/],
  ["no essential container", one({ essential: false }), /At least one container must be essential/],
  [
    "eleven containers",
    { containerDefinitions: Array.from({ length: 11 }, (_, index) => ({ ...container, name: `c${index}` })) },
    /11 containers: at most 10/,
  ],
  [
    "64 KB and more",
    one({ environment: [{ name: "BIG", value: "x".repeat(65_536) }] }),
    /^Actual length: '\d+'\. Max allowed length is '65536' bytes\.$/,
  ],
  [
    "no memory anywhere",
    { ...ec2, memory: undefined, ...one({ memory: undefined }) },
    /^Invalid setting for container 'web'\. At least one of 'memory' or 'memoryReservation' must be specified\.$/,
  ],
  ["a reservation above the limit", one({ memory: 256, memoryReservation: 300 }), /must be greater than/],
  [
    "a container larger than its task",
    one({ memory: 1024 }),
    /1024 MiB of memory are more than the task's 512/,
  ],
  ["a size that is none", { cpu: "plenty" }, /^Invalid 'cpu' setting for task\.$/],
  [
    "awslogs without a group",
    one(awslogs({ "awslogs-region": "eu-west-1" })),
    /requires options: awslogs-group$/,
  ],
  [
    "a secret and a variable of one name",
    one({ secrets: [{ name: "RAILS_ENV", valueFrom: "arn" }] }),
    /secret name must be unique.*'RAILS_ENV'/,
  ],
  [
    "secrets without an execution role",
    { ...ec2, ...one({ secrets: [{ name: "KEY", valueFrom: "arn" }] }), executionRoleArn: undefined },
    /must also specify a value for 'executionRoleArn'/,
  ],
  [
    "a volume that is not there",
    one({ mountPoints: [{ sourceVolume: "data" }] }),
    /^Unknown volume 'data'\.$/,
  ],
  [
    "another port on the host in awsvpc mode",
    one({ portMappings: [{ containerPort: 80, hostPort: 81 }] }),
    /host ports and container ports in port mappings must match/,
  ],
  [
    "a restart after ten seconds",
    one({ restartPolicy: { enabled: true, restartAttemptPeriod: 10 } }),
    /60 to 1800/,
  ],
  [
    "a restart policy, which is not modelled",
    one({ restartPolicy: { enabled: true } }),
    /^Container 'web' has restartPolicy\.enabled: the simulator does not model container restarts\.$/,
  ],
  [
    "a dependency on nobody",
    one({ dependsOn: [{ containerName: "db", condition: "START" }] }),
    /depends on 'db', which does not exist/,
  ],
  [
    "waiting for an essential container's exit",
    two({}, { dependsOn: [{ containerName: "first", condition: "SUCCESS" }] }),
    /waits for SUCCESS of 'first': an essential container/,
  ],
  [
    "waiting for health that nobody checks",
    two({}, { dependsOn: [{ containerName: "first", condition: "HEALTHY" }] }),
    /'first', which has no health check/,
  ],
  [
    "a circle",
    two(
      { dependsOn: [{ containerName: "second", condition: "START" }] },
      { dependsOn: [{ containerName: "first", condition: "START" }] },
    ),
    /circle: first, second/,
  ],
];

const check = (change: object) =>
  checkDefinition({ ...web, ...change } as Parameters<typeof checkDefinition>[0]);

describe("RegisterTaskDefinition's rules", () => {
  for (const [what, change, message] of refused) {
    it(`refuse ${what}`, () => {
      assert.throws(() => check(change), { name: "ClientException", message });
    });
  }

  it("take the limits themselves", () => {
    check({
      family: "f".repeat(255),
      tags: Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: "" })),
    });
    check({
      containerDefinitions: Array.from({ length: 10 }, (_, index) => ({ ...container, name: `c${index}` })),
    });
  });

  it("refuse a 51st tag, a tag given twice, a reserved one, and a character that tags have not", () => {
    const tags = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "" }));
    const refusal = { name: "InvalidParameterException" };
    assert.throws(() => check({ tags: tags(51) }), { ...refusal, message: /51 tags: at most 50/ });
    assert.throws(() => check({ tags: [...tags(1), ...tags(1)] }), { ...refusal, message: /given twice/ });
    assert.throws(() => check({ tags: [{ key: "aws:x", value: "" }] }), { ...refusal, message: /reserved/ });
    assert.throws(() => check({ tags: [{ key: "x", value: "100 %" }] }), {
      ...refusal,
      message: /its value has a '%'/,
    });
  });
});
