import assert from "node:assert/strict";
import type { ReleaseArgs } from "../../../provider/component/args";
import { dueOf } from "../../../provider/component/due";

const command = ["migrate"];
const hash = (patterns: string | readonly string[]) => `hash of ${patterns}`;

describe("dueOf", () => {
  const cases: readonly (readonly [title: string, args: ReleaseArgs, wanted: object])[] = [
    ["says nothing where the command says nothing", { command }, {}],
    [
      "hands triggers and policy on",
      { command, triggers: [1], runPolicy: "once" },
      { triggers: [1], runPolicy: "once" },
    ],
    [
      "makes a trigger of the files, and lets nothing but triggers count",
      { command, when: "db/**" },
      { triggers: "hash of db/**", runPolicy: "onTrigger" },
    ],
    [
      "counts other triggers beside the files",
      { command, when: ["db/**"], triggers: 7 },
      { triggers: { files: "hash of db/**", triggers: 7 }, runPolicy: "onTrigger" },
    ],
  ];
  for (const [title, args, wanted] of cases) it(title, () => assert.deepEqual(dueOf(args, hash), wanted));
});
