import * as assert from "node:assert/strict";
import type { ECSClient } from "@aws-sdk/client-ecs";
import { ecsTasks } from "../../../provider/aws/tasks";
import type { Tasks } from "../../../provider/run/tasks";
import { AwsCallError } from "../../../provider/run/weather";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { ecsAt } from "./connected";
import { bare, request } from "./request";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";

describe("tasks in ECS", () => {
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

  it("are started by one RunTask with the input as it is", async () => {
    server.answer(
      json({ tasks: [{ taskArn: arn, lastStatus: "PROVISIONING", containers: [{ name: "web" }] }] }),
    );
    assert.deepEqual(await ecsTasks(ecs).run(request, "token"), {
      kind: "started",
      task: { arn, lastStatus: "PROVISIONING", containers: [{ name: "web" }] },
    });
    assert.deepEqual(server.calls.at(-1), { operation: "RunTask", input: bare });
  });

  it("are refused with ECS's reasons when HTTP 200 has no task", async () => {
    const instance = "arn:aws:ecs:eu-west-1:123456789012:container-instance/1";
    server.answer(
      json({
        tasks: [],
        failures: [
          { arn: instance, reason: "RESOURCE:MEMORY" },
          { reason: "AGENT", detail: "x" },
        ],
      }),
    );
    assert.deepEqual(await ecsTasks(ecs).run(request, "token"), {
      kind: "refused",
      reasons: [`RESOURCE:MEMORY (${instance})`, "AGENT x"],
    });
  });

  it("are adopted when the token was used before with other parameters", async () => {
    server.answer(failure(400, "ConflictException", { resourceIds: [arn] }));
    assert.deepEqual(await ecsTasks(ecs).run(request, "token"), {
      kind: "started",
      task: { arn, lastStatus: "PROVISIONING", containers: [] },
    });
  });

  it("are not adopted from a conflict that names none", async () => {
    server.answer(failure(400, "ConflictException"));
    await assert.rejects(ecsTasks(ecs).run(request, "token"), {
      name: "AwsCallError",
      code: "ConflictException",
    });
  });

  it("are looked at by their ids too, and tell whose service's they are", async () => {
    const id = arn.slice(arn.lastIndexOf("/") + 1);
    const shown = { taskArn: arn, lastStatus: "RUNNING", group: "service:hi-web", startedBy: "ecs-svc/1" };
    server.answer(json({ tasks: [shown] }));
    const seen = await ecsTasks(ecs).describe("prod", [id]);
    const task = { arn, lastStatus: "RUNNING", service: "hi-web", startedBy: "ecs-svc/1", containers: [] };
    assert.deepEqual([...seen], [[id, { kind: "found", task }]]);
    server.answer(json({ tasks: [{ ...shown, group: "family:hi-web" }] }));
    const [[, alone] = []] = await ecsTasks(ecs).describe("prod", [arn]);
    assert.ok(alone?.kind === "found" && alone.task.service === undefined);
  });

  it("are shown as ECS shows them, and missing where it shows none", async () => {
    server.answer(
      json({
        tasks: [
          {
            taskArn: arn,
            taskDefinitionArn: request.taskDefinitionArn,
            lastStatus: "DEPROVISIONING",
            stopCode: "EssentialContainerExited",
            stoppedReason: "Essential container in task exited",
            createdAt: 1_767_323_040,
            startedAt: 1_767_323_045,
            stoppedAt: 1_767_323_050,
            startedBy: request.startedBy,
            overrides: {
              containerOverrides: [
                { name: "agent", environment: [{ name: "A", value: "1" }] },
                { name: "web", environment: [{ name: "ECS_TASK_RUN_ID", value: "0123456789abcdef" }] },
              ],
            },
            containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 0, reason: "x", image: "app:v1" }],
          },
        ],
        failures: [{ arn: `${arn}4`, reason: "MISSING" }],
      }),
    );
    const seen = await ecsTasks(ecs).describe("prod", [`${arn}4`, arn]);
    assert.deepEqual(
      [...seen],
      [
        [`${arn}4`, { kind: "missing" }],
        [
          arn,
          {
            kind: "found",
            task: {
              arn,
              taskDefinitionArn: request.taskDefinitionArn,
              lastStatus: "DEPROVISIONING",
              stopCode: "EssentialContainerExited",
              stoppedReason: "Essential container in task exited",
              createdAt: new Date("2026-01-02T03:04:00Z"),
              startedAt: new Date("2026-01-02T03:04:05Z"),
              stoppedAt: new Date("2026-01-02T03:04:10Z"),
              startedBy: request.startedBy,
              runId: "0123456789abcdef",
              containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 0, reason: "x" }],
            },
          },
        ],
      ],
    );
    assert.deepEqual(server.calls.at(-1), {
      operation: "DescribeTasks",
      input: { cluster: "prod", tasks: [`${arn}4`, arn] },
    });
  });

  const listings: readonly [
    title: string,
    list: (tasks: Tasks) => Promise<readonly string[]>,
    filter: object,
  ][] = [
    [
      "in flight by startedBy, which takes no other filter beside it",
      (tasks) => tasks.listRunning("prod", request.startedBy),
      { cluster: "prod", startedBy: request.startedBy },
    ],
    [
      "in flight by family, whoever started them",
      (tasks) => tasks.listFamily("prod", "hi-web"),
      { cluster: "prod", family: "hi-web", desiredStatus: "RUNNING" },
    ],
    [
      "over by family",
      (tasks) => tasks.listStopped("prod", "hi-web"),
      { cluster: "prod", family: "hi-web", desiredStatus: "STOPPED" },
    ],
  ];
  for (const [title, list, filter] of listings) {
    it(`are listed ${title}, on all pages`, async () => {
      const calls = server.calls.length;
      server.answer(
        json({ taskArns: [`${arn}1`, `${arn}2`], nextToken: "page 2" }),
        json({ taskArns: [], nextToken: "page 3" }),
        json({ taskArns: [`${arn}3`] }),
      );
      assert.deepEqual(await list(ecsTasks(ecs)), [`${arn}1`, `${arn}2`, `${arn}3`]);
      assert.deepEqual(
        server.calls.slice(calls),
        [filter, { ...filter, nextToken: "page 2" }, { ...filter, nextToken: "page 3" }].map((input) => ({
          operation: "ListTasks",
          input,
        })),
      );
    });

    it(`are not listed ${title} when AWS denies it`, async () => {
      server.answer(failure(400, "AccessDeniedException"));
      await assert.rejects(list(ecsTasks(ecs)), { name: "AwsCallError", action: "ecs:ListTasks" });
    });
  }

  for (const desiredStatus of ["RUNNING", "STOPPED"] as const) {
    it(`are listed of a whole cluster by their desired status ${desiredStatus}, as long as they are not too many`, async () => {
      const pages = [
        json({ taskArns: [`${arn}1`, `${arn}2`], nextToken: "page 2" }),
        json({ taskArns: [`${arn}3`], nextToken: "page 3" }),
        json({ taskArns: [`${arn}4`] }),
      ];
      for (const [most, arns, pagesRead] of [
        [4, [1, 2, 3, 4], 3],
        [3, undefined, 3],
        [2, undefined, 2],
      ] as const) {
        const calls = server.calls.length;
        server.answer(...pages);
        const listed = await ecsTasks(ecs).listCluster("prod", desiredStatus, most);
        assert.deepEqual(
          listed,
          arns?.map((one) => `${arn}${one}`),
        );
        const inputs = server.calls.slice(calls).map(({ input }) => input);
        assert.equal(inputs.length, pagesRead);
        assert.deepEqual(inputs[0], { cluster: "prod", desiredStatus });
      }
    });
  }

  it("are stopped with the reason, and one that is gone is no error", async () => {
    server.answer(json({}));
    await ecsTasks(ecs).stop("prod", arn, "too slow");
    assert.deepEqual(server.calls.at(-1), {
      operation: "StopTask",
      input: { cluster: "prod", task: arn, reason: "too slow" },
    });
    server.answer(failure(400, "InvalidParameterException"));
    await ecsTasks(ecs).stop("prod", arn, "too slow");
  });

  it("are not stopped when AWS denies it", async () => {
    server.answer(failure(400, "AccessDeniedException"));
    await assert.rejects(ecsTasks(ecs).stop("prod", arn, "x"), (error) => error instanceof AwsCallError);
  });
});
