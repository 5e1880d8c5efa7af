import * as assert from "node:assert/strict";
import type { TaskSnapshot } from "../../../provider/run/task";
import { judge, type Verdict } from "../../../provider/run/verdict";
import { cache, exitedItself, one, ran, task, web } from "./snapshots";

const judged = { container: "web", otherEssential: ["cache"] };
const success: Verdict = { kind: "succeeded", exitCode: 0 };
const waiting = (phase: string): Verdict => ({ kind: "waiting", phase });
const failed = (cause: string, exitCode?: number) =>
  ({ kind: "failed", cause, ...(exitCode === undefined ? {} : { exitCode }) }) as Verdict;

describe("the verdict", () => {
  const cases: readonly [title: string, task: TaskSnapshot, verdict: Verdict][] = [
    [
      "waits while the task is provisioned, without containers yet",
      task("PROVISIONING"),
      waiting("PROVISIONING"),
    ],
    [
      "waits while the task is pending",
      task("PENDING", { containers: [web("PENDING")] }),
      waiting("PENDING"),
    ],
    ["waits while the container runs", ran("RUNNING", undefined, web("RUNNING")), waiting("RUNNING")],
    [
      "waits for a container that runs although it has an exit code",
      ran("RUNNING", undefined, web("RUNNING", 0)),
      waiting("RUNNING"),
    ],
    [
      "waits for the exit code of a container that has stopped",
      ran("DEPROVISIONING", exitedItself, web("STOPPED")),
      waiting("DEPROVISIONING"),
    ],
    [
      "waits for the container while a stop is under way",
      ran("STOPPING", "UserInitiated", web("RUNNING")),
      waiting("STOPPING"),
    ],

    [
      "is success at exit code 0 in DEPROVISIONING, before STOPPED",
      ran("DEPROVISIONING", exitedItself, web("STOPPED", 0)),
      success,
    ],
    [
      "is success at exit code 0 before there is a stop code",
      ran("RUNNING", undefined, web("STOPPED", 0)),
      success,
    ],
    ["is success at exit code 0 in STOPPED", ran("STOPPED", exitedItself, web("STOPPED", 0)), success],
    [
      "is success at exit code 0 of a task already deleted",
      ran("DELETED", exitedItself, web("STOPPED", 0)),
      success,
    ],
    [
      "does not wait for a sidecar that still runs",
      ran("RUNNING", undefined, web("STOPPED", 0), one("agent", "RUNNING")),
      success,
    ],
    [
      "ignores the end of a sidecar that is not essential",
      ran("DEPROVISIONING", exitedItself, one("agent", "STOPPED", 1), web("STOPPED", 0)),
      success,
    ],
    [
      "ignores a container that GuardDuty put first",
      ran("STOPPED", exitedItself, one("aws-guardduty-agent-x", "STOPPED", 137), web("STOPPED", 0)),
      success,
    ],
    [
      "takes 143 of another essential container for its SIGTERM after our own end",
      ran("STOPPED", exitedItself, cache("STOPPED", 143), web("STOPPED", 0)),
      success,
    ],
    [
      "takes 137 of another essential container for its SIGKILL after our own end",
      ran("STOPPED", exitedItself, cache("STOPPED", 137), web("STOPPED", 0)),
      success,
    ],

    [
      "is failure at another exit code, whichever way the task stops",
      ran("DEPROVISIONING", exitedItself, web("STOPPED", 1)),
      failed("exited", 1),
    ],
    [
      "is failure at another exit code before there is a stop code",
      ran("RUNNING", undefined, web("STOPPED", 255)),
      failed("exited", 255),
    ],
    [
      "is failure at 137, be it for memory or for time",
      ran("STOPPED", exitedItself, web("STOPPED", 137)),
      failed("exited", 137),
    ],
    [
      "is failure when another essential container failed",
      ran("STOPPED", exitedItself, cache("STOPPED", 1), web("STOPPED", 0)),
      failed("otherContainer", 0),
    ],
    [
      "blames the other essential container for our 143",
      ran("STOPPED", exitedItself, cache("STOPPED", 1), web("STOPPED", 143)),
      failed("otherContainer", 143),
    ],
    [
      "blames our own exit code before another container's",
      ran("STOPPED", exitedItself, cache("STOPPED", 1), web("STOPPED", 2)),
      failed("exited", 2),
    ],
    [
      "is failure when the container ran and no exit code came",
      ran("STOPPED", exitedItself, web("STOPPED")),
      failed("noExitCode"),
    ],
    [
      "is failure when a task already deleted has no exit code",
      ran("DELETED", exitedItself, web("STOPPED")),
      failed("noExitCode"),
    ],
    [
      "is failure when the task never started",
      task("STOPPED", { stopCode: "TaskFailedToStart", containers: [web("STOPPED")] }),
      failed("neverStarted"),
    ],
    [
      "is failure when the task failed to start after its container had ended: that one ran",
      task("STOPPED", { stopCode: "TaskFailedToStart", containers: [web("STOPPED", 0)] }),
      failed("stopped", 0),
    ],
    [
      "is failure when the stopped task has no such container",
      ran("STOPPED", exitedItself, one("app", "STOPPED", 0)),
      failed("noContainer"),
    ],
    [
      "is failure when the stopped task has no container at all",
      task("STOPPED", { containers: [] }),
      failed("noContainer"),
    ],
  ];
  for (const [title, seen, verdict] of cases) {
    it(title, () => assert.deepEqual(judge(seen, judged), verdict));
  }

  it("is no success while the container is not STOPPED, whatever the task and the exit code say", () => {
    for (const status of ["RUNNING", "PENDING", "DEPROVISIONING"]) {
      const seen = ran("STOPPED", exitedItself, web(status, 0));
      assert.notEqual(judge(seen, judged).kind, "succeeded", status);
    }
  });

  it("never depends on what ECS's texts say", () => {
    const calm = ran("STOPPED", exitedItself, web("STOPPED", 0));
    const alarming = {
      ...web("STOPPED", 0),
      reason: "OutOfMemoryError: Container killed due to memory usage",
    };
    assert.deepEqual(
      judge({ ...calm, stoppedReason: "Task failed to start", containers: [alarming] }, judged),
      success,
    );
  });
});
