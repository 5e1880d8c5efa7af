import * as assert from "node:assert/strict";
import { toRunTaskInput } from "../../../provider/aws/runTaskInput";
import type { ContainerOverride } from "../../../provider/run/overrides";
import type { RunRequest } from "../../../provider/run/tasks";
import { bare, request } from "./request";

const ebs = {
  roleArn: "arn:aws:iam::123456789012:role/infrastructure",
  sizeInGb: 20,
  snapshotId: "snap-1",
  volumeType: "gp3",
  iops: 4000,
  throughput: 250,
  volumeInitializationRate: 200,
  encrypted: true,
  kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
  fileSystemType: "xfs",
  tagSpecifications: [{ resourceType: "volume", propagateTags: "TASK_DEFINITION", tags: { b: "1", a: "2" } }],
};
const input = (rest: Partial<RunRequest> = {}) => toRunTaskInput({ ...request, ...rest }, "token");

describe("RunTask's input", () => {
  it("has only what the request has: ECS reads null and absent differently", () => {
    assert.deepEqual(input(), bare);
    assert.deepEqual(Object.keys(input()).sort(), Object.keys(bare).sort());
  });

  it("has every setting in ECS's own shape", () => {
    const made = input({
      command: ["rake", "db:migrate"],
      environment: { B: "2", A: "1" },
      launchType: "FARGATE",
      platformVersion: "1.4.0",
      networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: true },
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
    });
    assert.deepEqual(made, {
      ...bare,
      overrides: {
        containerOverrides: [
          {
            name: "web",
            command: ["rake", "db:migrate"],
            environment: [
              { name: "A", value: "1" },
              { name: "B", value: "2" },
            ],
          },
        ],
      },
      launchType: "FARGATE",
      platformVersion: "1.4.0",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
      },
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
    });
  });

  it("has every setting of the launch in ECS's own shape", () => {
    const made = input({
      placementConstraints: [
        { type: "distinctInstance" },
        { type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" },
      ],
      orderedPlacementStrategies: [{ type: "spread", field: "instanceId" }, { type: "random" }],
      volumeConfiguration: { name: "data", managedEbsVolume: ebs },
      enableExecuteCommand: true,
      enableEcsManagedTags: true,
      propagateTags: "TASK_DEFINITION",
      tags: { team: "web", app: "hi" },
    });
    const { sizeInGb: _size, fileSystemType: _type, ...alike } = ebs;
    assert.deepEqual(made, {
      ...bare,
      placementConstraints: [
        { type: "distinctInstance" },
        { type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" },
      ],
      placementStrategy: [{ type: "spread", field: "instanceId" }, { type: "random" }],
      volumeConfigurations: [
        {
          name: "data",
          managedEBSVolume: {
            ...alike,
            sizeInGiB: 20,
            filesystemType: "xfs",
            tagSpecifications: [
              {
                resourceType: "volume",
                propagateTags: "TASK_DEFINITION",
                tags: [
                  { key: "a", value: "2" },
                  { key: "b", value: "1" },
                ],
              },
            ],
          },
        },
      ],
      enableExecuteCommand: true,
      enableECSManagedTags: true,
      propagateTags: "TASK_DEFINITION",
      tags: [
        { key: "app", value: "hi" },
        { key: "team", value: "web" },
      ],
    });
  });

  it("leaves out what ECS does anyway", () => {
    const tagSpecifications = [{ resourceType: "volume", propagateTags: "NONE" }];
    const managedEbsVolume = { roleArn: ebs.roleArn, tagSpecifications };
    const { volumeConfigurations, ...rest } = input({
      enableExecuteCommand: false,
      enableEcsManagedTags: false,
      propagateTags: "NONE",
      overrides: {},
      volumeConfiguration: { name: "data", managedEbsVolume },
    });
    assert.deepEqual(rest, bare);
    assert.deepEqual(Object.keys(rest).sort(), Object.keys(bare).sort());
    assert.deepEqual(volumeConfigurations, [
      {
        name: "data",
        managedEBSVolume: { roleArn: ebs.roleArn, tagSpecifications: [{ resourceType: "volume" }] },
      },
    ]);
  });

  it("has the overrides of the task, and of its containers the judged one first", () => {
    const { overrides } = input({
      command: ["rake", "db:migrate"],
      environment: { C: "3", A: "1" },
      overrides: {
        cpu: 512,
        memory: "1 GB",
        taskRoleArn: "arn:task",
        executionRoleArn: "arn:execution",
        ephemeralStorage: { sizeInGib: 40 },
        containerOverrides: [
          { name: "proxy", cpu: 10, environment: [B, A] },
          { name: "web", memory: 256, environment: [B, { name: "C", value: "not this" }] },
          { name: "agent", environmentFiles: [{ value: "arn:aws:s3:::bucket/a.env", type: "s3" }] },
        ],
      },
    });
    assert.deepEqual(overrides, {
      cpu: "512",
      memory: "1024",
      taskRoleArn: "arn:task",
      executionRoleArn: "arn:execution",
      ephemeralStorage: { sizeInGiB: 40 },
      containerOverrides: [
        {
          name: "web",
          memory: 256,
          command: ["rake", "db:migrate"],
          environment: [A, B, { name: "C", value: "3" }],
        },
        { name: "agent", environmentFiles: [{ value: "arn:aws:s3:::bucket/a.env", type: "s3" }] },
        { name: "proxy", cpu: 10, environment: [A, B] },
      ],
    });
  });

  it("keeps the command of an override where the run has none of its own", () => {
    const containerOverrides = [{ name: "web", command: ["rake"] }];
    const { overrides } = input({ overrides: { containerOverrides } });
    assert.deepEqual(overrides?.containerOverrides?.[0]?.command, ["rake"]);
  });

  /** A JavaScript program may write amounts as texts, as it may in a container definition. */
  const digits = (amounts: object): ContainerOverride => ({ name: "a", ...amounts });
  const A = { name: "A", value: "1" };
  const B = { name: "B", value: "2" };
  const same: readonly [title: string, one: Partial<RunRequest>, other: Partial<RunRequest>][] = [
    ["tags in another order", { tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }],
    ["a size in another spelling", { overrides: { cpu: "0.5 vCPU" } }, { overrides: { cpu: 512 } }],
    [
      "a container's sizes in digits",
      { overrides: { containerOverrides: [digits({ cpu: "1", memory: "8", memoryReservation: "4" })] } },
      { overrides: { containerOverrides: [digits({ cpu: 1, memory: 8, memoryReservation: 4 })] } },
    ],
    [
      "other containers in another order",
      {
        overrides: {
          containerOverrides: [
            { name: "a", cpu: 1 },
            { name: "b", cpu: 2 },
          ],
        },
      },
      {
        overrides: {
          containerOverrides: [
            { name: "b", cpu: 2 },
            { name: "a", cpu: 1 },
          ],
        },
      },
    ],
    [
      "another container's environment in another order",
      { overrides: { containerOverrides: [{ name: "a", environment: [A, B] }] } },
      { overrides: { containerOverrides: [{ name: "a", environment: [B, A] }] } },
    ],
  ];
  for (const [title, one, other] of same) {
    it(`is the same for ${title}`, () =>
      assert.equal(JSON.stringify(input(one)), JSON.stringify(input(other))));
  }

  it("gives no public address unless asked to, and leaves the default security group to ECS", () => {
    assert.deepEqual(input({ networkConfiguration: { subnets: ["s"] } }).networkConfiguration, {
      awsvpcConfiguration: { subnets: ["s"], assignPublicIp: "DISABLED" },
    });
  });

  it("is the same for the same environment in another order", () => {
    const inputs = [
      { B: "2", A: "1" },
      { A: "1", B: "2" },
    ].map((environment) => input({ environment }));
    assert.equal(JSON.stringify(inputs[0]), JSON.stringify(inputs[1]));
  });
});
