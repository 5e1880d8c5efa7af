import assert from "node:assert/strict";
import type { HistoryDocument, HistoryRun } from "../../provider/cli/history/json";
import { hosts } from "../engine/hosts";
import { engineBudgetMs, type TestStack, upBudgetMs } from "../engine/testStack";
import { ecsTask } from "./commandLine";

const hourMs = 3_600_000;

async function historyOf(stack: TestStack, ...args: string[]): Promise<HistoryDocument> {
  const place = { env: { ...stack.env }, cwd: stack.cwd };
  const { exitCode, stdout, stderr } = await ecsTask(
    ["history", "--stack", "test", "--json", ...args],
    place,
  );
  assert.equal(exitCode, 0, stderr);
  return JSON.parse(stdout);
}

const brief = ({ resource, status, attempt, exitCode, reason, failure }: HistoryRun) => ({
  ...{ resource, status, attempt, exitCode, reason, failure },
});

for (const [title, open] of Object.entries(hosts)) {
  describe(`ecs-task history, of ${title}`, function () {
    this.timeout(2 * upBudgetMs);
    let stack: TestStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
    });

    after(() => stack.close());

    it("tells a success, a failure and the attempt after it, long after ECS has forgotten them", async () => {
      await stack.up({ environment: { LABEL: "v1" } });
      const failing = { environment: { LABEL: "v2", EXIT_CODE: "3" }, command: ["node", "migrate.js"] };
      const failed = await stack.pulumi(["up", "--yes", "--skip-preview"], failing);
      assert.notEqual(failed.exitCode, 0);
      await stack.up({ environment: { LABEL: "v2" } });
      const last = (await stack.recorded())?.taskArn;

      const soon = await historyOf(stack);
      stack.simulator.clock.advance(2 * hourMs);
      const later = await historyOf(stack);
      const expected = [
        ["succeeded", 2, 0],
        ["failed", 1, 3],
        ["succeeded", 1, 0],
      ];
      for (const { stack: name, runs } of [soon, later]) {
        assert.equal(name, "test");
        assert.deepEqual(
          runs.map(({ status, attempt, exitCode }) => [status, attempt, exitCode]),
          expected,
          JSON.stringify(runs, null, 2),
        );
        assert.equal(runs[0]?.taskArn, last);
        assert.equal(new Set(runs.map(({ taskArn }) => taskArn)).size, 3);
      }
      assert.deepEqual(later.runs.map(brief), soon.runs.map(brief));
      assert.deepEqual(later.runs[1] && brief(later.runs[1]).failure, "exited 3");
      for (const { startedAt, stoppedAt, durationSeconds, resource } of later.runs) {
        assert.equal(resource, "migrate");
        const tookMs = Date.parse(stoppedAt ?? "") - Date.parse(startedAt ?? "");
        assert.equal(durationSeconds, tookMs / 1_000);
      }
    });
  });
}
