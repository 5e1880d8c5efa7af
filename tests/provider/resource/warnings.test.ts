import * as assert from "node:assert/strict";
import type { ValuePath } from "../../../provider/resource/secretPaths";
import { warnings } from "../../../provider/resource/warnings";
import { several } from "../definition/problems/containers";
import { existing, onFargate, onInstances, told } from "../problemTable";
import { mark } from "../unknown";

const warned = (inputs: Record<string, unknown>, ...secretPaths: readonly ValuePath[]) =>
  warnings(inputs, secretPaths).map(({ path, message }) => `${path} ${message}`);
const log = "taskDefinition.containerDefinitions[0].logConfiguration";
const awslogs = {
  logDriver: "awslogs",
  options: { "awslogs-group": "hi-web", "awslogs-region": "eu-west-1" },
};

describe("warning of a secret that everyone can read", () => {
  const cases: readonly [path: ValuePath, warning: string | undefined][] = [
    [
      ["environment", "TOKEN"],
      "environment.TOKEN is a secret, and everyone who may DescribeTasks can read it there",
    ],
    [["environment"], "environment is a secret"],
    [["command", 2], "command[2] is a secret"],
    [["onDelete", "environment", "a b"], 'onDelete.environment["a b"] is a secret'],
    [["onDelete", "command"], "onDelete.command is a secret"],
    [
      ["overrides", "containerOverrides", 0, "environment", 1, "value"],
      "overrides.containerOverrides[0].environment[1].value is a secret",
    ],
    [
      ["taskDefinition", "containerDefinitions", 1, "environment", 0, "value"],
      "taskDefinition.containerDefinitions[1].environment[0].value is a secret, and everyone who may DescribeTaskDefinition can read it there: give the container it by secrets[].valueFrom",
    ],
    [
      ["taskDefinition", "containerDefinitions", 1, "command"],
      "taskDefinition.containerDefinitions[1].command is a secret",
    ],
    [["taskDefinition", "containerDefinitions", 1, "secrets", 0, "valueFrom"], undefined],
    [["taskDefinition", "containerDefinitions"], undefined],
    [["connection", "credentials"], undefined],
    [["triggers", "environment"], undefined],
    [[], undefined],
  ];
  for (const [path, warning] of cases) {
    it(`${warning === undefined ? "is not for" : "is for"} ${JSON.stringify(path)}`, () => {
      const all = warned(existing(), path);
      assert.equal(all.length, warning === undefined ? 0 : 1);
      assert.ok((all[0] ?? "").startsWith(warning ?? ""), all[0]);
    });
  }
});

describe("warning of what is allowed and probably not wanted", () => {
  const spot = (capacityProvider: unknown) => ({
    ...onFargate({ launchType: undefined }),
    capacityProviderStrategies: [{ capacityProvider, weight: 1 }],
  });
  const cases: readonly [title: string, inputs: Record<string, unknown>, warning?: string][] = [
    ["Fargate", onFargate()],
    ["an instance whose Docker keeps the output", onInstances()],
    ["an existing definition", existing()],
    ["nothing known", existing({ capacityProviderStrategies: mark, taskDefinition: mark })],
    [
      "spot capacity",
      spot("FARGATE_SPOT"),
      "capacityProviderStrategies[0].capacityProvider is FARGATE_SPOT: AWS may end the task",
    ],
    ["other capacity", spot("FARGATE")],
    ["capacity that is not known yet", spot(mark)],
    [
      "a stream that nobody can name",
      onInstances({ container: { logConfiguration: awslogs } }),
      `${log}.options.awslogs-stream-prefix is missing: the stream is named after Docker's container id`,
    ],
    [
      "output that goes elsewhere",
      onFargate({ container: { logConfiguration: { logDriver: "splunk" } } }),
      `${log}.logDriver is "splunk": its output cannot be shown here`,
    ],
    [
      "output of another container that goes elsewhere",
      several([{}, { logConfiguration: { logDriver: "splunk" } }]),
    ],
    [
      "output that goes nowhere",
      onFargate({ container: { logConfiguration: undefined } }),
      `${log} is missing: on Fargate the output is lost`,
    ],
    [
      "a variable that is given twice",
      onFargate({ container: { environment: [{ name: "A", value: "1" }, { name: "B" }, { name: "A" }] } }),
      'taskDefinition.containerDefinitions[0].environment[2].name is "A" as one before it, and ECS keeps one of the two',
    ],
    [
      "a variable that an override gives twice",
      several([{}, {}], {
        overrides: { containerOverrides: [{ name: "c1", environment: [{ name: "A" }, { name: "A" }] }] },
      }),
      'overrides.containerOverrides[0].environment[1].name is "A" as one before it',
    ],
    [
      "output by logs.group",
      onFargate({ container: { logConfiguration: undefined }, logs: { group: "hi-web" } }),
    ],
    [
      "a restart after failures alone",
      several([{ restartPolicy: { enabled: true, ignoredExitCodes: [0] } }]),
      "taskDefinition.containerDefinitions[0].restartPolicy is enabled: ECS runs the command again after a failure",
    ],
  ];
  for (const [title, inputs, warning] of cases) {
    it(`${warning === undefined ? "is not for" : "is for"} ${title}`, () => {
      const all = warned(inputs);
      assert.equal(all.length, warning === undefined ? 0 : 1, all.join("\n"));
      assert.ok((all[0] ?? "").startsWith(warning ?? ""), all[0]);
      if (warning !== undefined) assert.deepEqual(told(inputs), []);
    });
  }
});
