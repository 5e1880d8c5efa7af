import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import { hiddenRule, isText, type Problem, type Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { hiddenText, matching, oneOf } from "../../values/scalarRules";
import type { Secret } from "../container";

/** The name of an environment variable. A shell could not read every one of them, but a program can. */
export const isVariableName = (name: unknown) => isText(name) && !name.includes("=");

const variableName = hiddenRule('a name without "=" that is not empty', isVariableName);

/**
 * A list of variables as ECS has it, which keeps one of two that have the same name (hashicorp/terraform#16769). Their
 * values may be secrets: they stay out of the messages.
 */
export const environmentRule: Rule = (value, path, isUnknown) => {
  if (isRecord(value)) {
    return [
      { path, message: 'must be a list such as [{name: "RAILS_ENV", value: "production"}], and is a map' },
    ];
  }
  return variables(value, path, isUnknown);
};

const variables = listOf(
  members({
    rules: { name: variableName, value: hiddenText },
    required: { name: "the variable's name" },
    misplaced: { valueFrom: 'move the variable to the container\'s "secrets"' },
  }),
);

/** Variables whose value ECS reads when the container starts. */
export const secretsRule: Rule = (value, path, isUnknown) => {
  const each = listOf(
    members({
      rules: { name: variableName, valueFrom: valueFromRule } satisfies Record<keyof Secret, Rule>,
      required: {
        name: "the variable's name",
        valueFrom: "the ARN of a secret or of an SSM parameter",
      },
      misplaced: { value: "the value stays in Secrets Manager or SSM: give its ARN as valueFrom" },
    }),
  );
  return [...each(value, path, isUnknown), ...twiceNamed(value, path, isUnknown)];
};

/**
 * What can be seen to be neither an ARN of Secrets Manager or SSM nor a parameter's name is most likely the secret
 * itself, so it stays out of the message.
 */
const valueFromRule = hiddenRule(
  "the ARN of a secret in Secrets Manager or of an SSM parameter, or the parameter's name; the value itself is not given here",
  (value) =>
    typeof value === "string" &&
    (value.startsWith("arn:")
      ? /^arn:aws[\w-]*:(secretsmanager|ssm):[\w-]+:\d{12}:\S+$/.test(value)
      : /^[\w./-]+(:[\w./-]+)?$/.test(value)),
);

export const environmentFilesRule = listOf(
  members({
    rules: {
      value: matching(/^arn:aws[\w-]*:s3:::\S+\.env$/, 'the ARN of a file in S3 whose name ends with ".env"'),
      type: oneOf("s3"),
    },
    required: { value: "the file's ARN in S3", type: "s3" },
  }),
  { most: 10 },
);

function twiceNamed(...[value, path, isUnknown]: Parameters<Rule>): Problem[] {
  if (!Array.isArray(value)) return [];
  const names = value.map((one) => (isRecord(one) ? one.name : undefined));
  return names.flatMap((name, i) =>
    isText(name) && !isUnknown(name) && names.indexOf(name) < i
      ? [{ path: `${path}[${i}].name`, message: `must be given once, and "${name}" is given before` }]
      : [],
  );
}
