import assert from "node:assert/strict";
import { faultOf } from "../../../scripts/compatibility/compilers";

const outputs: readonly [whose: string, output: string, fault: ReturnType<typeof faultOf>][] = [
  [
    "another package's",
    "../node_modules/@pulumi/aws/iam/x.d.ts(2,23): error TS1540: A 'namespace'",
    "foreign",
  ],
  ["the package's own", "../node_modules/pulumi-ecs-task/dist/index.d.ts(2,1): error TS2322: No", "fails"],
  ["the program's", "gatedService.ts(3,1): error TS2345: No", "fails"],
  [
    "of both",
    "../node_modules/@pulumi/aws/x.d.ts(2,23): error TS1540: A\ngatedService.ts(3,1): error TS2345: No",
    "fails",
  ],
  [
    "the settings'",
    "tsconfig.json(1,2): error TS5108: Option 'moduleResolution=node10' has been removed.",
    "gone",
  ],
  ["not the compiler's to tell", "Error: Cannot find module 'tsc'", "fails"],
];

describe("What a compiler prints", () => {
  for (const [whose, output, fault] of outputs) {
    it(`is "${fault}" where the fault is ${whose}`, () => {
      assert.equal(faultOf(`tsc ended with 2:\n${output}\n`), fault);
    });
  }
});
