import * as assert from "node:assert/strict";
import { revisionsWithTasks } from "../../../provider/run/serving";
import type { Observation } from "../../../provider/run/task";
import { denied } from "../awsErrors";
import { task } from "./snapshots";

/** ECS with tasks in flight, each with the revision it runs, or none while DescribeTasks does not show it. */
function running(tasks: Readonly<Record<string, string | undefined>>) {
  const listed: string[] = [];
  const looks: number[] = [];
  return {
    listed,
    looks,
    listFamily: async (cluster: string, family: string) => {
      listed.push(`${cluster} ${family}`);
      return Object.keys(tasks);
    },
    describe: async (_cluster: string, arns: readonly string[]) => {
      looks.push(arns.length);
      return new Map(
        arns.map((arn): [string, Observation] => {
          const taskDefinitionArn = tasks[arn];
          if (taskDefinitionArn === undefined) return [arn, { kind: "missing" }];
          return [arn, { kind: "found", task: { ...task("RUNNING"), arn, taskDefinitionArn } }];
        }),
      );
    },
  };
}

describe("the revisions of a family that have tasks in a cluster", () => {
  it("are each told once, in one call for up to 100 tasks", async () => {
    const ecs = running({ "task/1": "hi-web:3", "task/2": "hi-web:2", "task/3": "hi-web:3" });
    assert.deepEqual(await revisionsWithTasks("prod", "hi-web", ecs), ["hi-web:3", "hi-web:2"]);
    assert.deepEqual([ecs.listed, ecs.looks], [["prod hi-web"], [3]]);
  });

  it("are none where no task is in flight, and nothing more is asked", async () => {
    const ecs = running({});
    assert.deepEqual(await revisionsWithTasks("prod", "hi-web", ecs), []);
    assert.deepEqual(ecs.looks, []);
  });

  it("are found among 250 tasks, by hundreds", async () => {
    const many = Array.from({ length: 250 }, (_, i) => [`task/${i}`, i === 249 ? "hi-web:1" : "hi-web:2"]);
    const ecs = running(Object.fromEntries(many));
    assert.deepEqual(await revisionsWithTasks("prod", "hi-web", ecs), ["hi-web:2", "hi-web:1"]);
    assert.deepEqual(ecs.looks, [100, 100, 50]);
  });

  it("are not told at all while one task is not shown", async () => {
    const ecs = running({ "task/1": "hi-web:3", "task/2": undefined });
    await assert.rejects(revisionsWithTasks("prod", "hi-web", ecs), {
      message: "ECS does not show yet which revision task 2 runs",
    });
  });

  it("are AWS's own error when it does not answer", async () => {
    const error = denied("ecs:DescribeTasks");
    const ecs = { ...running({ "task/1": "hi-web:3" }), describe: () => Promise.reject(error) };
    await assert.rejects(revisionsWithTasks("prod", "hi-web", ecs), error);
  });
});
