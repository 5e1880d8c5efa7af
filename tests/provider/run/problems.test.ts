import * as assert from "node:assert/strict";
import { runRules } from "../../../provider/run/problems";
import { checkMembers } from "../../../provider/values/problem";
import { isUnknown, mark } from "../unknown";

const problems = (inputs: object) =>
  checkMembers(inputs, "", runRules(isUnknown), isUnknown).map(({ path, message }) => `${path} ${message}`);
const subnets = (count: number) => ({ networkConfiguration: { subnets: Array(count).fill("subnet-1") } });

describe("the problems of a run's inputs", () => {
  const sound: readonly [title: string, inputs: object][] = [
    ["nothing given", {}],
    ["a command with an empty word", { command: ["sh", "-c", ""] }],
    ["an environment with an empty value", { environment: { A: "" } }],
    ["triggers of any kind", { triggers: [null, { a: 1 }, "x", 2] }],
    [
      "16 subnets and 5 security groups",
      {
        networkConfiguration: {
          ...subnets(16).networkConfiguration,
          securityGroups: Array(5).fill("sg"),
          assignPublicIp: true,
        },
      },
    ],
    ["no security group in the list", { networkConfiguration: { subnets: ["s"], securityGroups: [] } }],
    [
      "a strategy",
      { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }] },
    ],
    ["limits of a second", { timeoutSeconds: 1, startTimeoutSeconds: 1.5 }],
    [
      "nothing known",
      {
        command: mark,
        environment: mark,
        triggers: mark,
        networkConfiguration: mark,
        launchType: mark,
        capacityProviderStrategies: mark,
        platformVersion: mark,
        timeoutSeconds: mark,
        startTimeoutSeconds: mark,
      },
    ],
    [
      "items not known",
      {
        command: ["rake", mark],
        environment: { A: mark },
        networkConfiguration: { subnets: [mark], securityGroups: mark },
        capacityProviderStrategies: [mark, { capacityProvider: mark, weight: mark }],
      },
    ],
  ];
  for (const [title, inputs] of sound) {
    it(`are none with ${title}`, () => assert.deepEqual(problems(inputs), []));
  }

  const spoiled: readonly [title: string, inputs: object, problem: string][] = [
    [
      "a command of one text",
      { command: "rake db:migrate" },
      'command must be a list, and is "rake db:migrate"',
    ],
    ["an empty command", { command: [] }, "command must not be an empty list: leave it out instead"],
    ["a number in the command", { command: ["sleep", 5] }, "command[1] must be a text, and is 5"],
    [
      "an environment that is a list",
      { environment: [{ name: "A", value: "1" }] },
      'environment must be a map such as {RAILS_ENV: "production"}',
    ],
    [
      "a number in the environment",
      { environment: { WEB_CONCURRENCY: 5 } },
      "environment.WEB_CONCURRENCY must be a text",
    ],
    [
      "the run's own variable",
      { environment: { ECS_TASK_RUN_ID: "x" } },
      "environment.ECS_TASK_RUN_ID is set by this package, to tell one run from another: use another name",
    ],
    [
      "a timeout of 0",
      { timeoutSeconds: 0 },
      "timeoutSeconds must be a number of seconds, at least 1, and is 0",
    ],
    [
      "a start timeout in words",
      { startTimeoutSeconds: "10m" },
      'startTimeoutSeconds must be a number of seconds, at least 1, and is "10m"',
    ],
  ];
  for (const [title, inputs, problem] of spoiled) {
    it(`are one, with its path, for ${title}`, () => {
      const [only = "", ...more] = problems(inputs);
      assert.deepEqual(more, []);
      assert.ok(only.startsWith(problem), `expected: ${problem}\nis:       ${only}`);
    });
  }

  it("never show the value of a variable, which may be a secret", () => {
    assert.ok(
      !problems({ environment: { TOKEN: 20260102 } })
        .join()
        .includes("20260102"),
    );
  });
});
