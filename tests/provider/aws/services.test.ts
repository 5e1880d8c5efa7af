import * as assert from "node:assert/strict";
import type { ECSClient } from "@aws-sdk/client-ecs";
import { ecsServices } from "../../../provider/aws/services";
import type { ServiceSnapshot } from "../../../provider/run/services";
import { type AnsweringServer, createAnsweringServer, json } from "./answers";
import { ecsAt } from "./connected";

const revision = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:${number}`;

describe("a service", () => {
  let server: AnsweringServer;
  let ecs: ECSClient;
  before(async () => {
    server = await createAnsweringServer();
    ecs = ecsAt(server.endpoint);
  });
  after(async () => {
    ecs.destroy();
    await server.close();
  });

  async function found(service: object): Promise<ServiceSnapshot | undefined> {
    server.answer(json({ services: [{ serviceName: "hi-web", status: "ACTIVE", ...service }] }));
    return ecsServices(ecs).find("main", "hi-web");
  }

  it("is looked for by its name in its cluster, and may not be there", async () => {
    server.answer(json({ services: [], failures: [{ arn: "hi-web", reason: "MISSING" }] }));
    assert.equal(await ecsServices(ecs).find("main", "hi-web"), undefined);
    assert.deepEqual(server.calls.at(-1), {
      operation: "DescribeServices",
      input: { cluster: "main", services: ["hi-web"] },
    });
  });

  it("has its placement as a task takes it", async () => {
    const snapshot = await found({
      taskDefinition: revision(3),
      launchType: "EC2",
      platformVersion: "1.4.0",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
      },
      placementConstraints: [{ type: "memberOf", expression: "attribute:gpu exists" }],
      placementStrategy: [{ type: "spread", field: "instanceId" }],
      enableExecuteCommand: true,
      loadBalancers: [{ containerName: "web", containerPort: 80 }],
      deployments: [
        {
          status: "PRIMARY",
          taskDefinition: revision(3),
          volumeConfigurations: [
            {
              name: "data",
              managedEBSVolume: {
                roleArn: "arn:aws:iam::123456789012:role/ebs",
                sizeInGiB: 20,
                filesystemType: "ext4",
                tagSpecifications: [
                  { resourceType: "volume", propagateTags: "SERVICE", tags: [{ key: "a", value: "b" }] },
                ],
              },
            },
          ],
        },
      ],
    });
    assert.deepEqual(snapshot, {
      name: "hi-web",
      status: "ACTIVE",
      taskDefinitionArn: revision(3),
      olderRevisions: [],
      targets: ["web"],
      launch: {
        launchType: "EC2",
        networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: true },
        platformVersion: "1.4.0",
        placementConstraints: [{ type: "memberOf", expression: "attribute:gpu exists" }],
        orderedPlacementStrategies: [{ type: "spread", field: "instanceId" }],
        volumeConfiguration: {
          name: "data",
          managedEbsVolume: {
            roleArn: "arn:aws:iam::123456789012:role/ebs",
            sizeInGb: 20,
            fileSystemType: "ext4",
            tagSpecifications: [{ resourceType: "volume", tags: { a: "b" } }],
          },
        },
        enableExecuteCommand: true,
      },
    });
  });

  it("has its capacity providers in place of the launch type that ECS tells beside them", async () => {
    const snapshot = await found({
      taskDefinition: revision(3),
      launchType: "FARGATE",
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }],
    });
    assert.deepEqual(snapshot?.launch, {
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }],
    });
  });

  it("names the older revisions that a deployment has not replaced yet", async () => {
    const deployments = [
      { status: "PRIMARY", taskDefinition: revision(3), runningCount: 1 },
      { status: "ACTIVE", taskDefinition: revision(2), runningCount: 2 },
      { status: "ACTIVE", taskDefinition: revision(1), runningCount: 0 },
    ];
    const snapshot = await found({ taskDefinition: revision(3), deployments });
    assert.deepEqual(snapshot?.olderRevisions, [revision(2)]);
  });

  it("has what its primary task set has, where CodeDeploy deploys it", async () => {
    const taskSets = [
      {
        status: "PRIMARY",
        taskDefinition: revision(5),
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-2"] } },
      },
      { status: "ACTIVE", taskDefinition: revision(6), runningCount: 1 },
    ];
    const snapshot = await found({ deploymentController: { type: "CODE_DEPLOY" }, taskSets });
    assert.equal(snapshot?.taskDefinitionArn, revision(5));
    assert.deepEqual(snapshot?.olderRevisions, [revision(6)]);
    assert.deepEqual(snapshot?.launch, {
      launchType: "FARGATE",
      networkConfiguration: { subnets: ["subnet-2"], assignPublicIp: false },
    });
  });
});
