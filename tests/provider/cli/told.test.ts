import * as assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join, parse } from "node:path";
import { CommanderError } from "commander";
import { CommandFailure } from "../../../provider/cli/failure";
import { told } from "../../../provider/cli/told";
import { denied } from "../awsErrors";

const mistake = new TypeError("x is not a function");

/** The error of a package that is not there. */
function missing(name: string): unknown {
  try {
    return createRequire(join(parse(process.cwd()).root, "x.js"))(name);
  } catch (error) {
    return error;
  }
}

const needs = (peer: string) =>
  `error: pulumi-ecs-task needs ${peer} beside it, which is not installed here: npm install ${peer}`;

const cases: readonly [title: string, error: unknown, exitStatus: number, lines: readonly string[]][] = [
  ["help that was asked for", new CommanderError(0, "commander.helpDisplayed", ""), 0, []],
  ["wrong usage, which Commander has told", new CommanderError(1, "commander.unknownOption", ""), 2, []],
  ["a failure with a status of its own", new CommandFailure("no", 125), 125, ["error: no"]],
  ["a failure without one", new CommandFailure("no"), 1, ["error: no"]],
  ["a call that AWS refused", denied("ecs:RunTask"), 1, [`error: ${denied("ecs:RunTask").message}`]],
  ["a mistake of ours, with its stack", mistake, 1, [`error: ${mistake.stack}`]],
  [
    "@pulumi/pulumi, which the project does not have",
    missing("@pulumi/pulumi"),
    1,
    [needs("@pulumi/pulumi")],
  ],
  [
    "a file of @pulumi/aws, which the project does not have",
    missing("@pulumi/aws/package.json"),
    1,
    [needs("@pulumi/aws")],
  ],
  [
    "the same as the cause of a failure",
    new CommandFailure("no", 125, { cause: missing("@pulumi/aws") }),
    125,
    [needs("@pulumi/aws")],
  ],
];

describe("an error of the command line", () => {
  for (const [title, error, exitStatus, lines] of cases) {
    it(`is told: ${title}`, () => {
      assert.deepEqual(told(error, 2), { exitStatus, lines });
    });
  }
});
