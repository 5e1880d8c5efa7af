import * as assert from "node:assert/strict";
import { announcement, listed, recordingOnly } from "../../../provider/diagnosis/announcement";
import type { RunPolicy } from "../../../provider/run/policy";
import { isUnknown, mark } from "../unknown";

const command = ["rake", "db:migrate"];

describe("the announcement of a plan", () => {
  const cases: readonly [
    title: string,
    plan: Parameters<typeof announcement>[0],
    runPolicy: RunPolicy | undefined,
    sentence: string,
  ][] = [
    [
      "names the command and every reason",
      { kind: "run", attempt: 1, reasons: ["command changed", "triggers changed"] },
      undefined,
      'will run "rake db:migrate" because command changed, triggers changed',
    ],
    [
      "counts the attempts from the second on",
      { kind: "run", attempt: 2, reasons: ["attempt 1 exited 1"] },
      undefined,
      'will run "rake db:migrate": attempt 2, attempt 1 exited 1',
    ],
    [
      "tells a registration without a run",
      { kind: "register", reasons: ["hi-web:1 is INACTIVE"] },
      undefined,
      "will not run; will hand on the task definition because hi-web:1 is INACTIVE",
    ],
    [
      "tells why a changed definition is not run",
      { kind: "register", reasons: ["taskDefinition.cpu changed"] },
      "onTrigger",
      "will not run: nothing that onTrigger watches changed; will hand on the task definition because taskDefinition.cpu changed",
    ],
    [
      "tells that what has run once does not run again",
      { kind: "register", reasons: ["taskDefinition.cpu changed"] },
      "once",
      "will not run: runPolicy is once, and it has succeeded; will hand on the task definition because taskDefinition.cpu changed",
    ],
    [
      "tells a replacement, which runs too",
      { kind: "replace", properties: ["cluster"], reasons: ["the cluster changed"] },
      "once",
      'will be replaced and run "rake db:migrate" because the cluster changed',
    ],
  ];
  for (const [title, plan, runPolicy, sentence] of cases) {
    it(title, () => assert.equal(announcement(plan, { command, runPolicy, isUnknown }), sentence));
  }

  const run = { kind: "run", attempt: 1, reasons: ["command changed"] } as const;
  const unknown = (value: unknown) => announcement(run, { command: value as string[], isUnknown });
  it("speaks of the container's own command where there is none", () => {
    assert.equal(
      announcement(run, { isUnknown }),
      "will run the container's own command because command changed",
    );
  });

  it("never shows the engine's mark, for the whole command or a word of it", () => {
    assert.equal(unknown(mark), "will run a command that is not known yet because command changed");
    assert.equal(
      unknown(["rake", `db:migrate[${mark}]`]),
      'will run "rake [unknown]" because command changed',
    );
  });
});

describe("what is said of an update that runs nothing", () => {
  const cases: readonly [runPolicy: RunPolicy | undefined, sentence: string][] = [
    [undefined, "will not run; will record that timeoutSeconds changed"],
    ["onChange", "will not run; will record that timeoutSeconds changed"],
    [
      "onTrigger",
      "will not run: nothing that onTrigger watches changed; will record that timeoutSeconds changed",
    ],
    [
      "once",
      "will not run: runPolicy is once, and it has succeeded; will record that timeoutSeconds changed",
    ],
  ];
  for (const [runPolicy, sentence] of cases) {
    it(`is the reason with the policy ${runPolicy ?? "left out"}`, () =>
      assert.equal(recordingOnly(["timeoutSeconds changed"], runPolicy), sentence));
  }
});

describe("a list of phrases", () => {
  const phrases = Array.from({ length: 8 }, (_, i) => `p${i}`);
  it("has all of a few, and says how many more there are of many", () => {
    assert.equal(listed([]), "");
    assert.equal(listed(["a"]), "a");
    assert.equal(listed(phrases.slice(0, 6)), "p0, p1, p2, p3, p4, p5");
    assert.equal(listed(phrases.slice(0, 7)), "p0, p1, p2, p3, p4 and 2 more");
    assert.equal(listed(phrases), "p0, p1, p2, p3, p4 and 3 more");
  });
});
