import * as assert from "node:assert/strict";
import { existing, onFargate, onInstances, problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";

describe("checking the inputs of a run", () => {
  const sound: readonly [title: string, inputs: object][] = [
    ["a command with an empty word", { command: ["sh", "-c", ""] }],
    ["an environment with an empty value, and without one", { environment: { A: "", B: undefined } }],
    ["a variable whose name no shell can read", { environment: { "spring.datasource.url": "x" } }],
    ["triggers of any kind", { triggers: [null, { a: 1 }, "x", 2] }],
    ["the smallest limits", { timeoutSeconds: 1, startTimeoutSeconds: 1, startRetries: 0, keepRevisions: 0 }],
    ["a timeout below the default of the start's", { timeoutSeconds: 300 }],
    ["every run policy", { runPolicy: "onTrigger" }],
    [
      "names and items that are not known",
      {
        command: ["rake", mark],
        environment: { A: mark },
        networkConfiguration: { subnets: [mark], securityGroups: mark },
        runPolicy: mark,
        timeoutSeconds: mark,
        startTimeoutSeconds: 3_600,
      },
    ],
  ];
  for (const [title, inputs] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(told(existing(inputs)), []));
  }

  const notSeconds = "must be a number of seconds from 1 to 604800 (a week), and is";
  problemTable([
    [
      "a command of one text",
      existing({ command: "rake" }),
      'command must be a list such as ["rake", "db:migrate"], and is "rake"',
    ],
    [
      "an empty command",
      existing({ command: [] }),
      "command must not be an empty list: leave it out instead",
    ],
    ["a number in the command", existing({ command: ["sleep", 5] }), "command[1] must be a text, and is 5"],
    [
      "an environment in the ECS API's shape",
      existing({ environment: [{ name: "A", value: "1" }] }),
      'environment must be a map such as {RAILS_ENV: "production"}, and is a list',
    ],
    [
      "a number in the environment",
      existing({ environment: { WEB_CONCURRENCY: 5 } }),
      "environment.WEB_CONCURRENCY must be a text: write it in quotes",
      existing({ environment: { WEB_CONCURRENCY: "5" } }),
    ],
    [
      "a variable with =",
      existing({ environment: { "A=B": "1" } }),
      'environment["A=B"] must have a name without "=" that is not empty',
    ],
    ["a variable without a name", existing({ environment: { "": "1" } }), 'environment[""] must have a name'],
    [
      "the run's own variable",
      existing({ environment: { ECS_TASK_RUN_ID: "x" } }),
      "environment.ECS_TASK_RUN_ID is set by this package, to tell one run from another: use another name",
    ],
    [
      "an odd policy",
      existing({ runPolicy: "never" }),
      'runPolicy must be onChange, onTrigger, always or once, and is "never"',
    ],
    ["a timeout of 0", existing({ timeoutSeconds: 0 }), `timeoutSeconds ${notSeconds} 0`],
    [
      "a timeout of more than a week",
      existing({ timeoutSeconds: 604_801 }),
      `timeoutSeconds ${notSeconds} 604801`,
      existing({ timeoutSeconds: 604_800 }),
    ],
    [
      "a start timeout in words",
      existing({ startTimeoutSeconds: "10m" }),
      `startTimeoutSeconds ${notSeconds} "10m"`,
    ],
    [
      "a start that may take longer than the run",
      existing({ timeoutSeconds: 300, startTimeoutSeconds: 301 }),
      "startTimeoutSeconds must be at most timeoutSeconds, 300, which the start is part of, and is 301",
      existing({ timeoutSeconds: 300, startTimeoutSeconds: 300 }),
    ],
    [
      "a start that may take longer than a run does by default",
      existing({ startTimeoutSeconds: 3_600 }),
      "startTimeoutSeconds must be at most the default of timeoutSeconds, 1800, which the start is part of, and is 3600",
      existing({ startTimeoutSeconds: 1_800 }),
    ],
    [
      "half a retry",
      existing({ startRetries: 1.5 }),
      "startRetries must be a whole number from 0, and is 1.5",
    ],
    [
      "a negative retry",
      existing({ startRetries: -1 }),
      "startRetries must be a whole number from 0, and is -1",
    ],
    [
      "a text for the revisions",
      existing({ keepRevisions: "3" }),
      'keepRevisions must be a whole number from 0, and is "3"',
    ],
    [
      "a text for a flag",
      existing({ enableExecuteCommand: "yes" }),
      "enableExecuteCommand must be true or false",
    ],
    [
      "tags of a service",
      existing({ propagateTags: "SERVICE" }),
      "propagateTags must not be SERVICE: a run belongs to no service that it could have tags of",
      existing({ propagateTags: "TASK_DEFINITION" }),
    ],
    ["odd tags to copy", existing({ propagateTags: "ALL" }), "propagateTags must be TASK_DEFINITION or NONE"],
    [
      "51 tags",
      existing({ tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ""])) }),
      "tags must have at most 50 tags, and has 51",
      existing({ tags: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, ""])) }),
    ],
    [
      "a tag's key of 129 characters",
      existing({ tags: { ["k".repeat(129)]: "" } }),
      `tags.${"k".repeat(129)} must have a key of 1-128 characters, and has 129`,
      existing({ tags: { ["k".repeat(128)]: "" } }),
    ],
    [
      "a tag's value of 257 characters",
      existing({ tags: { team: "v".repeat(257) } }),
      "tags.team must be at most 256 characters long, and is 257",
      existing({ tags: { team: "🚀".repeat(256) } }),
    ],
    [
      "a tag of AWS's",
      existing({ tags: { "AWS:team": "web" } }),
      'tags["AWS:team"] must not begin with "aws:"',
    ],
    ["a tag that is a number", existing({ tags: { version: 2 } }), "tags.version must be a text, and is 2"],
    [
      "tags in the ECS API's shape",
      existing({ tags: [{ key: "team", value: "web" }] }),
      'tags must be a map such as {team: "web"}',
    ],
    [
      "a way into the task without a role",
      onFargate({ enableExecuteCommand: true }),
      "enableExecuteCommand must be false without a task role: give taskDefinition.taskRoleArn",
      onFargate({ enableExecuteCommand: true, overrides: { taskRoleArn: "role" } }),
    ],
    [
      "a way into the task without a role on an instance",
      onInstances({ enableExecuteCommand: true }),
      "enableExecuteCommand must be false without a task role",
      onInstances({ enableExecuteCommand: true, definition: { taskRoleArn: mark } }),
    ],
  ]);

  it("never shows the value of a variable, which may be a secret", () => {
    const problems = told(existing({ environment: { TOKEN: 20260102, LIST: ["hunter2"] } }));
    assert.equal(problems.length, 2);
    assert.ok(!/20260102|hunter2/.test(problems.join()));
  });
});
