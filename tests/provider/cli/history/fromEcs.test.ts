import * as assert from "node:assert/strict";
import { runOf, runsInEcs } from "../../../../provider/cli/history/fromEcs";
import type { PastRun } from "../../../../provider/cli/history/pastRun";
import type { Revision, RunnableContainer } from "../../../../provider/definition/registry";
import { startedBy } from "../../../../provider/run/identity";
import type { Observation, TaskSnapshot } from "../../../../provider/run/task";
import { exitedItself, ran, task, web } from "../../run/snapshots";
import { stackTask } from "../stack/samples";
import { migrate, revision } from "./samples";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task/main/0001";
const inEcs = (seen: Omit<TaskSnapshot, "arn">): TaskSnapshot => ({ ...seen, arn });

const registered = (...containers: readonly RunnableContainer[]): Revision => ({
  arn: revision(3),
  active: true,
  containers,
  tags: {},
  content: {},
});
const alone = registered({ name: "web" });

describe("a run that ECS has", () => {
  const cases: readonly (readonly [
    what: string,
    seen: Omit<TaskSnapshot, "arn">,
    revision: Revision | undefined,
    run: Pick<PastRun, "status"> & Partial<PastRun>,
  ])[] = [
    ["is in flight before its container runs", task("PENDING"), alone, { status: "running" }],
    ["is in flight while it runs", ran("RUNNING", undefined, web("RUNNING")), alone, { status: "running" }],
    [
      "has succeeded as soon as its container has",
      ran("DEPROVISIONING", exitedItself, web("STOPPED", 0)),
      alone,
      { status: "succeeded", exitCode: 0 },
    ],
    [
      "has failed with its container",
      ran("STOPPED", exitedItself, web("STOPPED", 3)),
      alone,
      { status: "failed", exitCode: 3, failure: "exited 3" },
    ],
    [
      "never started",
      task("STOPPED", {
        stopCode: "TaskFailedToStart",
        stoppedReason: "CannotPullContainerError: gone",
        containers: [web("STOPPED")],
      }),
      alone,
      { status: "failed", failure: "never started: CannotPullContainerError: gone" },
    ],
    [
      "is judged by its only container where its revision cannot be looked at",
      ran("STOPPED", exitedItself, web("STOPPED", 0)),
      undefined,
      { status: "succeeded", exitCode: 0 },
    ],
    [
      "is not known where it is not clear which container counts",
      ran("STOPPED", exitedItself, web("STOPPED", 0), { name: "other", lastStatus: "STOPPED", exitCode: 1 }),
      undefined,
      { status: "unknown" },
    ],
    [
      "is in flight all the same",
      ran("RUNNING", undefined, web("RUNNING"), { name: "other", lastStatus: "RUNNING" }),
      undefined,
      { status: "running" },
    ],
  ];
  for (const [what, seen, itsRevision, run] of cases) {
    it(what, () => {
      const { status, exitCode, failure, taskId } = runOf(inEcs(seen), itsRevision, migrate);
      assert.deepEqual(
        { status, exitCode, failure, taskId },
        { exitCode: undefined, failure: undefined, ...run, taskId: "0001" },
      );
    });
  }

  it("is judged by its own container where the resource has another one by now", () => {
    const seen = inEcs(ran("STOPPED", exitedItself, web("STOPPED", 3)));
    const { status, exitCode } = runOf(
      seen,
      undefined,
      stackTask("migrate", { inputs: { cluster: "main", container: "app" } }),
    );
    assert.deepEqual([status, exitCode], ["failed", 3]);
  });

  it("tells no half of a secret where ECS's words are cut", () => {
    const secret = "hunter2".repeat(10);
    const reason = `CannotStartContainerError: ${"x".repeat(430)} ${secret}`;
    const never = task("STOPPED", {
      stopCode: "TaskFailedToStart",
      containers: [{ name: "web", lastStatus: "STOPPED", reason }],
    });
    const { failure } = runOf(inEcs(never), undefined, stackTask("migrate", { secrets: [secret] }));
    assert.match(failure ?? "", /^never started: CannotStartContainerError/);
    assert.doesNotMatch(failure ?? "", /hunter2/);
  });

  it("is told to be of a failed deploy where that alone has tasks of its URN", () => {
    const seen = inEcs(ran("STOPPED", exitedItself, web("STOPPED", 0)));
    const of = (rest: object) => runOf(seen, undefined, stackTask("web", rest)).occasion;
    assert.deepEqual([of({ failedDeployOf: "web" }), of({})], ["failedDeploy", undefined]);
  });

  it("is one of the resource's own, of all that its families have", async () => {
    const own = startedBy(migrate.urn);
    const tasks = new Map<string, TaskSnapshot>(
      [
        [`${arn}a`, own],
        [`${arn}b`, "ecs-svc/1"],
        [`${arn}c`, own],
      ].map(([one = "", starter = ""]) => [
        one,
        { ...ran("STOPPED", exitedItself, web("STOPPED", 0)), arn: one, startedBy: starter },
      ]),
    );
    const asked: string[] = [];
    const runs = await runsInEcs(migrate, {
      tasks: {
        async listRunning(cluster, starter) {
          asked.push(`${cluster} ${starter}`);
          return [`${arn}a`];
        },
        async listStopped(cluster, family) {
          asked.push(`${cluster} ${family}`);
          return [`${arn}a`, `${arn}b`, `${arn}c`];
        },
        async describe(_, arns) {
          return new Map(
            arns.map((one): [string, Observation] => [
              one,
              { kind: "found", task: tasks.get(one) as TaskSnapshot },
            ]),
          );
        },
      },
      revision: () => Promise.reject(new Error("denied")),
      call: (call) => call(),
    });
    assert.deepEqual(
      runs.map(({ taskId }) => taskId),
      ["0001a", "0001c"],
    );
    assert.deepEqual(asked, [`main ${own}`, "main hi-web"]);
  });
});
