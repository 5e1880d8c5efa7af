import assert from "node:assert/strict";
import type { HistoryDocument, HistoryRun } from "../../provider/cli/history/json";
import { hosts } from "../engine/hosts";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "../engine/testStack";
import { ecsTask, startAtTerminal } from "./commandLine";

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

      const place = { env: { ...stack.env }, cwd: stack.cwd };
      const terminal = startAtTerminal(["history", "migrate", "--stack", "test", "-n", "2"], place, 80);
      const { exitCode } = await terminal.ended;
      assert.equal(exitCode, 0, terminal.screen());
      const [, table = ""] = /(WHEN \(UTC\)[\s\S]*)/.exec(terminal.screen()) ?? [];
      const lines = table.split("\r\n").filter((line) => line.trim() !== "");
      for (const line of lines) assert.ok(line.length <= 80, line);
      assert.match(
        lines[2] ?? "",
        /^\d{4}-\d\d-\d\d \d\d:\d\d {2}migrate {3}succeeded {2}2 {8}0 .* app:\d+$/,
      );
      assert.match(lines[3] ?? "", /^ {2}[0-9a-f]{32} {2}attempt 1 exited 3$/);
      assert.match(lines[4] ?? "", / failed {5}1 {8}3 /);
    });
  });
}

describe("ecs-task history, of a GatedService whose service cannot be deployed", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  after(() => stack.close());

  it("tells its release, and what it ran when the deploy failed, long after that", async () => {
    const broken = { service: { desiredCount: -1 }, onFailedDeploy: { environment: { LABEL: "cleanup" } } };
    const { exitCode, stdout } = await stack.pulumi(["up", "--yes", "--skip-preview"], broken);
    assert.notEqual(exitCode, 0, stdout);
    stack.simulator.clock.advance(2 * hourMs);
    const { runs } = await historyOf(stack, "web");
    const [last, ...before] = runs;
    assert.deepEqual(
      [last?.resource, last?.occasion, last?.status, last?.reason],
      ["web-on-failed-deploy", "failedDeploy", "succeeded", "the service could not be created"],
    );
    assert.ok(before.length > 0);
    for (const { resource, status, occasion } of before) {
      assert.match(resource, /^web-/);
      assert.deepEqual([status, occasion], ["succeeded", null]);
    }
  });
});

describe("ecs-task history, wrongly used", () => {
  const wrong: readonly (readonly [line: string, message: RegExp])[] = [
    [
      "--limit 0",
      /'-n, --limit <number>' argument '0' is invalid\. It must be a whole number from 1 to 1000/,
    ],
    ["--limit many", /It must be a whole number from 1 to 1000/],
    ["--nonsense", /unknown option '--nonsense'[\s\S]*\(ecs-task history --help shows how it is used\)/],
  ];
  for (const [line, message] of wrong) {
    it(`is refused: ${line}`, async () => {
      const place = { env: { PATH: process.env.PATH } };
      const { exitCode, stdout, stderr } = await ecsTask(["history", ...line.split(" ")], place);
      assert.match(stderr, message);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: "" });
    });
  }
});
