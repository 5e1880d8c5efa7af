import * as assert from "node:assert/strict";
import { announcement } from "../../../provider/diagnosis/announcement";
import { isUnknown, mark } from "../unknown";

const command = ["rake", "db:migrate"];

describe("the announcement of a plan", () => {
  const cases: readonly [title: string, plan: Parameters<typeof announcement>[0], sentence: string][] = [
    [
      "names the command and every reason",
      { kind: "run", attempt: 1, reasons: ["command changed", "triggers changed"] },
      "will run rake db:migrate, because command changed, triggers changed",
    ],
    [
      "counts the attempts from the second on",
      { kind: "run", attempt: 2, reasons: ["attempt 1 failed: exit code 1"] },
      "will run rake db:migrate (attempt 2), because attempt 1 failed: exit code 1",
    ],
    [
      "tells a registration without a run",
      { kind: "register", reasons: ["hi-web:1 is INACTIVE"] },
      "will see to the task definition without a run, because hi-web:1 is INACTIVE",
    ],
    [
      "tells a replacement, which runs too",
      { kind: "replace", properties: ["cluster"], reasons: ["the cluster changed"] },
      "will be replaced and run rake db:migrate, because the cluster changed",
    ],
  ];
  for (const [title, plan, sentence] of cases) {
    it(title, () => assert.equal(announcement(plan, command, isUnknown), sentence));
  }

  const run = { kind: "run", attempt: 1, reasons: ["command changed"] } as const;
  it("speaks of the container's own command where there is none", () => {
    assert.equal(
      announcement(run, undefined, isUnknown),
      "will run the container's own command, because command changed",
    );
  });

  it("never shows the engine's mark, for the whole command or a word of it", () => {
    assert.equal(
      announcement(run, mark as unknown as string[], isUnknown),
      "will run a command that is not known yet, because command changed",
    );
    assert.equal(
      announcement(run, ["rake", `db:migrate[${mark}]`], isUnknown),
      "will run rake [unknown], because command changed",
    );
  });
});
