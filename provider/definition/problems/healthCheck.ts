import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { anyText, wholeBetween } from "../../values/scalarRules";
import type { HealthCheck } from "../container";

const each = members({
  rules: {
    command: listOf(anyText, { empty: 'must not be empty: give ["CMD-SHELL", "..."]' }),
    interval: wholeBetween(5, 300, "seconds"),
    timeout: wholeBetween(2, 60, "seconds"),
    retries: wholeBetween(1, 10),
    startPeriod: wholeBetween(0, 300, "seconds"),
  } satisfies Record<keyof HealthCheck, Rule>,
  required: { command: 'such as ["CMD-SHELL", "curl -f http://localhost/"]' },
});

/** ECS API reference, HealthCheck. */
export const healthCheckRule: Rule = (value, path, isUnknown) => {
  const command = isRecord(value) && Array.isArray(value.command) ? value.command : [];
  const [first] = command;
  const begins =
    typeof first !== "string" || isUnknown(first) || ["CMD", "CMD-SHELL", "NONE"].includes(first);
  return [
    ...each(value, path, isUnknown),
    ...(begins
      ? []
      : [
          {
            path: `${path}.command[0]`,
            message: `must be CMD or CMD-SHELL, and is ${JSON.stringify(first)}`,
          },
        ]),
  ];
};
