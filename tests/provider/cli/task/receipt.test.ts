import assert from "node:assert/strict";
import type { PastRun } from "../../../../provider/cli/history/pastRun";
import { sourceOf } from "../../../../provider/cli/task/foundTask";
import { outcomeInState } from "../../../../provider/cli/task/outcomeInState";
import { receipted } from "../../../../provider/cli/task/receipt";
import type { Aws } from "../../../../provider/resource/host";
import { stackTask } from "../stack/samples";

const id = "1f9b3c0de5a748c2a0b6d1e4f7c83920";
const like = stackTask("migrate");
const run: PastRun = {
  subject: like,
  ...{ status: "failed", exitCode: 3, attempt: 2, failure: "exited 3", cluster: "main", taskId: id },
  taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:2",
  startedAt: "2026-01-02T03:04:05.000Z",
};

describe("a run that only a receipt knows", () => {
  it("is told as by a state, with nothing of the resource's last run", () => {
    const { resource, recorded, cluster } = receipted(run, id) ?? {};
    assert.deepEqual([resource, cluster], [like, "main"]);
    assert.deepEqual(recorded?.outputs, {
      ...{ status: "failed", exitCode: 3, attempt: 2, failure: "exited 3", reason: "", region: "eu-west-1" },
      startedAt: "2026-01-02T03:04:05.000Z",
      taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/main/${id}`,
      revisionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:2",
    });
    const outcome = recorded && outcomeInState(recorded, "web");
    assert.ok(outcome?.kind === "failed" && outcome.failure.cause === "exited");
  });

  it("is not to be found without its revision", () => {
    const { taskDefinitionArn: _, ...rest } = run;
    assert.equal(receipted(rest, id), undefined);
  });

  it("tells that it is from a receipt, where the last one is from the state", () => {
    const { recorded } = receipted(run, id) ?? {};
    assert.ok(recorded);
    const found = {
      ...{ lookedAt: "", id, cluster: "main", aws: {} as Aws, resource: like },
      ...{ inEcs: { kind: "forgotten" } as const, redact: (text: string) => text },
    };
    assert.equal(sourceOf({ ...found, recorded }), "receipt");
    assert.equal(sourceOf({ ...found, recorded: like }), "state");
  });
});
