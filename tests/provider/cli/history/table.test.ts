import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { duration, historyTable } from "../../../../provider/cli/history/table";
import { stackTask } from "../stack/samples";
import { pastRun, revision, without } from "./samples";

const failed = pastRun(3, {
  status: "failed",
  exitCode: 3,
  attempt: 2,
  failure: "exited 3",
  reason: "attempt 1 exited 1",
});
const running = without(pastRun(4, { status: "running" }), "stoppedAt", "exitCode", "reason", "attempt");

describe("the table of runs", () => {
  it("has every cell whole where it is not for a terminal", () => {
    assert.deepEqual(historyTable([running, failed, pastRun(2)]), [
      "WHEN                      RESOURCE  STATUS     ATTEMPT  EXIT  TOOK   REVISION  TASK                              WHY",
      "2026-01-04T03:04:05.000Z  migrate   running    -        -     -      hi-web:4  00000000000000000000000000000004  -",
      "2026-01-03T03:04:05.000Z  migrate   failed     2        3     12.5s  hi-web:3  00000000000000000000000000000003  attempt 1 exited 1 (exited 3)",
      "2026-01-02T03:04:05.000Z  migrate   succeeded  1        0     12.5s  hi-web:2  00000000000000000000000000000002  command changed",
    ]);
  });

  it("has two lines for each run on a narrow terminal", () => {
    assert.deepEqual(historyTable([failed, pastRun(2)], 80), [
      "WHEN (UTC)        RESOURCE  STATUS     ATTEMPT  EXIT  TOOK   REVISION",
      "  TASK                              WHY",
      "2026-01-03 03:04  migrate   failed     2        3     12.5s  hi-web:3",
      "  00000000000000000000000000000003  attempt 1 exited 1 (exited 3)",
      "2026-01-02 03:04  migrate   succeeded  1        0     12.5s  hi-web:2",
      "  00000000000000000000000000000002  command changed",
    ]);
  });

  it("has one on a wide one", () => {
    const [head, row, ...more] = historyTable([failed], 200);
    assert.match(head ?? "", /^WHEN \(UTC\) .* TASK +WHY$/);
    assert.match(row ?? "", /^2026-01-03 03:04 .* attempt 1 exited 1 \(exited 3\)$/);
    assert.deepEqual(more, []);
  });

  it("cuts long names and reasons, each as little as it takes", () => {
    const long = pastRun(2, {
      subject: stackTask("a-resource-with-a-long-name"),
      taskDefinitionArn: revision(1_234).replace("hi-web", "a-family-with-a-longer-name"),
      reason: "because ".repeat(30),
    });
    const lines = historyTable([long], 80);
    assert.match(lines[2] ?? "", / a-resource-w… {2}succeeded /);
    assert.match(lines[2] ?? "", / a-famil…:1234$/);
    assert.match(lines[3] ?? "", /…$/);
    for (const line of lines) assert.ok(line.length <= 80, line);
    const [, , short] = historyTable([{ ...long, taskDefinitionArn: revision(2) }], 80);
    assert.match(short ?? "", / a-resource-with-a-… .* hi-web:2$/);
  });

  it("is never wider than a terminal of 80 columns or more, whatever there is to show", () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 80, max: 250 }),
        fc.nat(700_000),
        (name, reason, columns, took) => {
          const stoppedAt = new Date(Date.UTC(2026, 0, 2, 3, 4, 5) + took * 1_000).toISOString();
          const run = pastRun(2, { subject: stackTask(name), reason, stoppedAt, exitCode: 255, attempt: 12 });
          for (const line of historyTable([run, failed], columns)) assert.ok(line.length <= columns, line);
        },
      ),
    );
  });

  it("is none where there is no run", () => assert.deepEqual(historyTable([]), []));

  const durations: readonly (readonly [number, string])[] = [
    [0, "0s"],
    [1.26, "1.3s"],
    [59.94, "59.9s"],
    [59.96, "1m00s"],
    [185, "3m05s"],
    [3_599.4, "59m59s"],
    [3_599.6, "1h00m"],
    [7_384, "2h03m"],
    [604_800, "168h00m"],
  ];
  for (const [seconds, text] of durations) {
    it(`tells ${seconds} seconds as ${text}`, () => assert.equal(duration(seconds), text));
  }
});
