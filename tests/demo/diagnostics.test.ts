import * as assert from "node:assert/strict";
import { diagnosticsOf } from "../../scripts/demo/diagnostics";

const failedUp = `Updating (dev):

@ updating....
 ~  pulumi-nodejs:dynamic/ecs-task:OneOffTask migrate **updating failed** error: 1 error occurred:
Diagnostics:
  pulumi-nodejs:dynamic/ecs-task:OneOffTask (migrate):
    == 0003_handle: migrating
    error: 1 error occurred:
    \t* Attempt 1 of "node migrate.js" exited 1
    Last line of output:
      | ERROR:  could not create unique index

  pulumi:pulumi:Stack (hi-web-dev):
    error: update failed

Resources:
    3 unchanged
`;

describe("the diagnostics of a pulumi command", () => {
  it("are those of the resource that is asked for, with their own indentation", () => {
    assert.deepEqual(diagnosticsOf("migrate", failedUp), [
      "== 0003_handle: migrating",
      "error: 1 error occurred:",
      '\t* Attempt 1 of "node migrate.js" exited 1',
      "Last line of output:",
      "  | ERROR:  could not create unique index",
    ]);
    assert.deepEqual(diagnosticsOf("hi-web-dev", failedUp), ["error: update failed"]);
  });

  it("end where the output ends", () => {
    assert.deepEqual(diagnosticsOf("x", "Diagnostics:\n  aws:ecs:Service (x):\n    said"), ["said"]);
  });

  it("are none for a resource that nothing was said about, and for an update without any", () => {
    assert.deepEqual(diagnosticsOf("hi-web", failedUp), []);
    assert.deepEqual(diagnosticsOf("migrate", "Resources:\n    5 unchanged\n"), []);
  });
});
