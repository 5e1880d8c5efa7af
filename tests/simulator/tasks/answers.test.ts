import * as assert from "node:assert/strict";
import { answerMistakes } from "../../../simulator/protocol/schema/answer";
import { type RunningRegion, startRegion } from "./running-region";

describe("the answers of tasks and services", () => {
  let region: RunningRegion;

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    const portMappings = [{ containerPort: 80 }];
    const container = { command: ["sh", "-c", "exit 3"], portMappings, memoryReservation: 64 };
    const sizes = { cpu: "256", memory: "512" };
    region.define("job", [container], { networkMode: "awsvpc", compatibilities: ["FARGATE"], ...sizes });
  });
  afterEach(() => region.close());

  it("have the shapes that the SDK reads", async () => {
    const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-1"] } };
    const how = { taskDefinition: "job", launchType: "FARGATE", networkConfiguration } as const;
    const tags = [{ key: "release", value: "7" }];
    const ran = await region.runTask({
      ...how,
      tags,
      overrides: { containerOverrides: [{ name: "app", cpu: 10 }] },
    });
    const taskArn = ran.tasks?.[0]?.taskArn ?? "";
    await region.stopped(taskArn);
    const created = await region.createService({ ...how, serviceName: "web", desiredCount: 1, tags });
    const answers: Record<string, object> = {
      RunTask: ran,
      DescribeTasks: await region.describeTasks({ tasks: [taskArn, "unknown"] }),
      ListTasks: await region.listTasks({ maxResults: 1, desiredStatus: "STOPPED" }),
      StopTask: await region.stopTask({ task: taskArn }),
      CreateService: created,
      UpdateService: await region.updateService({ service: "web", forceNewDeployment: true }),
      DescribeServices: await region.describeServices({ services: ["web", "unknown"] }),
      ListServices: await region.listServices({ maxResults: 1 }),
      DeleteService: await region.deleteService({ service: "web", force: true }),
    };
    for (const [operation, answer] of Object.entries(answers)) {
      assert.deepEqual(answerMistakes("ecs", operation, answer), [], operation);
    }
    assert.notDeepEqual(answerMistakes("ecs", "ListTasks", { taskArns: [1] }), []);
  });
});
