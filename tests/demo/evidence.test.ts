import * as assert from "node:assert/strict";
import { readEvidence } from "../../scripts/demo/evidence";
import { type Happening, journalOf } from "./journal";

const run: Happening = { call: "RunTask" };
const create: Happening = { call: "CreateService" };
const update: Happening = { call: "UpdateService" };
const succeeded: Happening = { exit: 0, of: "task" };
const failed: Happening = { exit: 1, of: "task" };
const oldTaskStopped: Happening = { exit: 0, of: "service" };

describe("the demo's evidence", () => {
  const cases: readonly [title: string, happenings: Happening[], migration: string, service: string][] = [
    [
      "a first deploy creates the service after the exit",
      [run, succeeded, create],
      "exit 0",
      "created after it",
    ],
    ["a later deploy moves the service after the exit", [run, succeeded, update], "exit 0", "moved after it"],
    [
      "a service moved while the migration runs is too early",
      [run, update, succeeded],
      "exit 0",
      "moved too early",
    ],
    [
      "a service moved despite a failed migration is too early",
      [run, failed, update],
      "exit 1",
      "moved too early",
    ],
    ["a service created without a migration is too early", [create], "none", "created too early"],
    ["the first touch counts, not the last", [run, update, succeeded, update], "exit 0", "moved too early"],
    ["a failed migration leaves the service untouched", [run, failed], "exit 1", "untouched"],
    [
      "an exit of the service's own task opens nothing",
      [run, oldTaskStopped, update],
      "no exit code",
      "moved too early",
    ],
    ["a task that never started has no exit code", [run], "no exit code", "untouched"],
    [
      "an exit without a code is not exit 0",
      [run, { exit: undefined, of: "task" }],
      "no exit code",
      "untouched",
    ],
    ["reading the service touches nothing", [{ call: "DescribeServices" }], "none", "untouched"],
    ["a service scaled down and deleted is deleted", [update, { call: "DeleteService" }], "none", "deleted"],
  ];
  for (const [title, happenings, migration, service] of cases) {
    it(title, () => assert.deepEqual(readEvidence(journalOf(happenings)), { migration, service }));
  }
});
