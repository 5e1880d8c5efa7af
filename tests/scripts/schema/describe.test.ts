import assert from "node:assert/strict";
import { describe as description, meaningsIn } from "../../../scripts/schema/describe";

describe("The description of what a comment is about", () => {
  const cases: readonly [title: string, comment: string, told: string][] = [
    ["is one line for a paragraph", "Runs a task,\nonce.\n\nIt waits.", "Runs a task, once.\n\nIt waits."],
    [
      "keeps the items of a list apart",
      "When:\n- `a`: now.\n- `b`: later.",
      "When:\n- `a`: now.\n- `b`: later.",
    ],
    [
      "names what a comment links to",
      "Waits for {@link gate} and {@link Args.release}.",
      "Waits for `gate` and `release`.",
    ],
    ["has no example in TypeScript", "Runs.\n\n```ts\nnew Task();\n```", "Runs."],
    ["points to nothing below", "Load balancers. See below. Up to 5.", "Load balancers. Up to 5."],
    [
      "has no head of the list that follows on the AWS provider's page",
      "Name of the service\n\nThe following arguments are optional:",
      "Name of the service",
    ],
    ["speaks of the plugin's configuration", "Default: `aws:region`.", "Default: `ecs-task:region`."],
  ];
  for (const [title, comment, told] of cases) it(title, () => assert.equal(description(comment), told));

  it("has what each word of a choice means", () => {
    assert.deepEqual(meaningsIn("When:\n- `now`: at once.\n- `later`: in time.\n\nElse `never`: not."), {
      now: "At once.",
      later: "In time.",
    });
  });
});
