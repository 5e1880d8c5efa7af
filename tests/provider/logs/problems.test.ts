import * as assert from "node:assert/strict";
import { existing, onFargate, problemTable, told } from "../problemTable";
import { mark } from "../unknown";

const logs = (rest: object) => onFargate({ logs: rest });

describe("checking what becomes of the output", () => {
  it("finds nothing wrong with every setting", () => {
    assert.deepEqual(
      told(logs({ stream: false, tailLines: 0, group: "/ecs/hi-web", retentionDays: 14 })),
      [],
    );
    assert.deepEqual(told(logs({ stream: mark, tailLines: mark, group: mark, retentionDays: 14 })), []);
  });

  problemTable([
    ["a text for a flag", logs({ stream: "no" }), 'logs.stream must be true or false, and is "no"'],
    [
      "more last lines than are kept",
      logs({ tailLines: 1_001 }),
      "logs.tailLines must be a whole number from 0 to 1000, and is 1001",
      logs({ tailLines: 1_000 }),
    ],
    [
      "half a line",
      logs({ tailLines: 0.5 }),
      "logs.tailLines must be a whole number from 0 to 1000, and is 0.5",
    ],
    [
      "a group by its ARN",
      logs({ group: "arn:aws:logs:eu-west-1:123456789012:log-group:hi-web" }),
      "logs.group must be the name of a log group: 1-512 of letters",
    ],
    [
      "days that CloudWatch does not know",
      logs({ group: "hi-web", retentionDays: 10 }),
      "logs.retentionDays must be a number of days that CloudWatch knows (1, 3, 5, 7, 14,",
      logs({ group: "hi-web", retentionDays: 3_653 }),
    ],
    [
      "days of no group",
      logs({ retentionDays: 14 }),
      "logs.retentionDays must be left out without logs.group, the group that it is for",
      logs({ retentionDays: 14, group: mark }),
    ],
    [
      "a group for an existing definition",
      existing({ logs: { group: "hi-web" } }),
      "logs.group must be left out with taskDefinitionArn, whose containers log as they were registered to",
      existing({ logs: { tailLines: 5 } }),
    ],
    [
      "CloudWatch's own spelling",
      logs({ retentionInDays: 14 }),
      "logs.retentionInDays is no input: write retentionDays",
    ],
  ]);
});
