import assert from "node:assert/strict";
import { lastRunOf, type Shown } from "../../../../provider/cli/task/lastRun";
import type { TaskSnapshot } from "../../../../provider/run/task";
import { stackTask } from "../stack/samples";

const task = (arn: string, lastStatus: string, minute: number): TaskSnapshot => ({
  ...{ arn, lastStatus, containers: [] },
  createdAt: new Date(Date.UTC(2026, 0, 2, 3, minute)),
});

const resource = (name: string, taskArn?: string, startedAt?: string) => {
  const like = stackTask(name);
  const times = startedAt === undefined ? {} : { startedAt };
  return { ...like, outputs: { ...like.outputs, ...(taskArn !== undefined && { taskArn }), ...times } };
};

describe("the last run of resources", () => {
  const cases: readonly [title: string, all: readonly Shown[], arn: string | undefined, isShown: boolean][] =
    [
      ["none has run", [{ resource: resource("a"), tasks: [] }], undefined, false],
      ["ECS has forgotten all: the state's", [{ resource: resource("a", "old"), tasks: [] }], "old", false],
      [
        "one is in flight, though another one is younger",
        [
          {
            resource: resource("a", "old"),
            tasks: [task("flying", "RUNNING", 1), task("over", "STOPPED", 2)],
          },
        ],
        "flying",
        true,
      ],
      [
        "some have ended within the hour: the youngest",
        [
          {
            resource: resource("a", "b"),
            tasks: [task("a", "STOPPED", 1), task("b", "STOPPED", 3), task("c", "STOPPED", 2)],
          },
        ],
        "b",
        true,
      ],
      [
        "of several resources, the one that ECS shows",
        [
          { resource: resource("a", "old", "2026-01-02T03:00:00Z"), tasks: [] },
          { resource: resource("b"), tasks: [task("new", "STOPPED", 1)] },
        ],
        "new",
        true,
      ],
      [
        "of several that ECS has forgotten, the one that was started last",
        [
          { resource: resource("a", "first", "2026-01-02T03:00:00Z"), tasks: [] },
          { resource: resource("b", "second", "2026-01-02T03:01:00Z"), tasks: [] },
        ],
        "second",
        false,
      ],
    ];
  for (const [title, all, arn, isShown] of cases) {
    it(title, () => {
      const last = lastRunOf(all);
      assert.equal(last?.arn, arn);
      assert.equal(last?.task !== undefined, isShown);
    });
  }
});
