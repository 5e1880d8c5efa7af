import assert from "node:assert/strict";
import { type Picture, readEvidence } from "../../acceptance/evidence";
import type { Outcome } from "../../acceptance/outcome";
import type { SeenTask } from "../../acceptance/timeline/seen";
import type { TaskSnapshot } from "../../provider/run/task";

const at = (second: number) => new Date(1_700_000_000_000 + second * 1_000);

function task(
  arn: string,
  lastStatus: string,
  more: Partial<TaskSnapshot> = {},
  exitedAt?: number,
): SeenTask {
  const isRunning = more.containers === undefined;
  const snapshot: TaskSnapshot = {
    arn,
    lastStatus,
    containers: [{ name: "web", lastStatus: isRunning ? "RUNNING" : "STOPPED" }],
    ...more,
  };
  const own = exitedAt === undefined ? {} : { executionStoppedAt: at(exitedAt) };
  return { snapshot, own, firstMs: {} };
}
const exited = (exitCode: number, stopCode = "EssentialContainerExited"): Partial<TaskSnapshot> => ({
  stopCode,
  startedAt: at(0),
  containers: [{ name: "web", lastStatus: "STOPPED", exitCode }],
});
const picture = (tasks: readonly SeenTask[], revision?: number, deployed = 20): Picture => ({
  tasks: new Map(tasks.map((one) => [one.snapshot.arn, one])),
  service:
    revision === undefined ? undefined : { taskDefinitionArn: `app:${revision}`, deployedAt: at(deployed) },
});

const running = task("a", "RUNNING");
const succeeded = task("a", "STOPPED", exited(0), 10);

const cases: readonly (readonly [string, Picture, Picture, Pick<Outcome, "task" | "service">])[] = [
  ["nothing", picture([]), picture([]), { task: "none", service: "absent" }],
  [
    "a first release",
    picture([]),
    picture([succeeded], 1),
    { task: "exit 0", service: "created after the exit" },
  ],
  [
    "a release in which nothing runs",
    picture([succeeded], 1),
    picture([succeeded], 1),
    { task: "none", service: "untouched" },
  ],
  [
    "a failed release",
    picture([succeeded], 1),
    picture([succeeded, task("b", "STOPPED", exited(3), 30)], 1),
    { task: "exit 3", service: "untouched" },
  ],
  [
    "a service that moved before the exit",
    picture([], 1),
    picture([task("b", "STOPPED", exited(0), 30)], 2, 29),
    { task: "exit 0", service: "moved too early" },
  ],
  [
    "a service that moved though the command failed",
    picture([], 1),
    picture([task("b", "STOPPED", exited(3), 10)], 2),
    { task: "exit 3", service: "moved too early" },
  ],
  [
    "a service that moved without a task",
    picture([], 1),
    picture([], 2),
    { task: "none", service: "moved too early" },
  ],
  ["an interrupt", picture([], 1), picture([running], 1), { task: "still running", service: "untouched" }],
  [
    "an adoption",
    picture([running], 1),
    picture([succeeded], 2),
    { task: "adopted, exit 0", service: "moved after the exit" },
  ],
  [
    "a second task beside the one in flight",
    picture([running], 1),
    picture([succeeded, task("b", "STOPPED", exited(0), 12)], 2),
    { task: "2 tasks", service: "moved after the exit" },
  ],
  [
    "a limit that was reached",
    picture([], 1),
    picture([task("b", "STOPPED", exited(137, "UserInitiated"), 30)], 1),
    { task: "stopped at its limit", service: "untouched" },
  ],
  [
    "a task that lost its exit code",
    picture([], 1),
    picture(
      [task("b", "STOPPED", { startedAt: at(0), containers: [{ name: "web", lastStatus: "STOPPED" }] })],
      1,
    ),
    { task: "no exit code", service: "untouched" },
  ],
  ["a destroy", picture([succeeded], 1), picture([succeeded]), { task: "none", service: "deleted" }],
];

describe("What two pictures of the account prove", () => {
  for (const [title, before, after, expected] of cases)
    it(`of ${title}: ${expected.task}, ${expected.service}`, () =>
      assert.deepEqual(readEvidence(before, after), expected));
});
