import type { Look } from "../values/look";
import { members } from "../values/memberRules";
import { type Problem, type Rule, rule } from "../values/problem";
import { flag, matching, wholeBetween } from "../values/scalarRules";
import type { LogSettings } from "./settings";

/** CloudWatch Logs API reference, PutRetentionPolicy. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288,
  3_653,
];

const rules: Record<keyof LogSettings, Rule> = {
  stream: flag,
  tailLines: wholeBetween(0, 1_000),
  group: matching(
    /^[\w./#-]{1,512}$/,
    'the name of a log group: 1-512 of letters, digits and "_", "-", "/", ".", "#"',
  ),
  retentionDays: rule(`a number of days that CloudWatch knows (${retentionDays.join(", ")})`, (value) =>
    retentionDays.includes(value as number),
  ),
};

/** What becomes of the output, each setting by itself. */
export const logsRule = members({
  rules,
  misplaced: {
    logGroup: "write group",
    logGroupName: "write group",
    retentionInDays: "write retentionDays",
    region: "the group is in the connection's region",
  },
});

/** Settings of the output that need others. */
export function logProblems(inputs: Look): Problem[] {
  const { group, retention } = {
    group: inputs.at("logs").at("group"),
    retention: inputs.at("logs").at("retentionDays"),
  };
  return [
    ...(retention.given !== undefined && group.isAbsent
      ? [{ path: retention.path, message: "must be left out without logs.group, the group that it is for" }]
      : []),
    ...(group.given !== undefined && inputs.at("taskDefinitionArn").given !== undefined
      ? [
          {
            path: group.path,
            message:
              "must be left out with taskDefinitionArn, whose containers log as they were registered to",
          },
        ]
      : []),
  ];
}
