import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { oneOf, text } from "../../values/scalarRules";
import type { PlacementConstraint } from "../shape";

const longestExpression = 2_000;

/** A placement constraint of one of the given types (ECS API reference, PlacementConstraint). */
export function placementConstraintRule(types: readonly string[]): Rule {
  const each = members({
    rules: { type: oneOf(...types), expression: text } satisfies Record<keyof PlacementConstraint, Rule>,
    required: { type: types.join(" or ") },
  });
  return (value, path, isUnknown) => [...each(value, path, isUnknown), ...together(value, path, isUnknown)];
}

function together(...[value, path, isUnknown]: Parameters<Rule>): ReturnType<Rule> {
  if (!isRecord(value)) return [];
  const { type, expression } = value;
  const at = `${path}.expression`;
  if (type === "memberOf" && expression === undefined) {
    return [
      { path: at, message: 'is required with memberOf, such as "attribute:ecs.instance-type =~ t3.*"' },
    ];
  }
  if (type === "distinctInstance" && expression !== undefined && !isUnknown(expression)) {
    return [{ path: at, message: "must be left out with distinctInstance" }];
  }
  return typeof expression === "string" && expression.length > longestExpression && !isUnknown(expression)
    ? [
        {
          path: at,
          message: `must have at most ${longestExpression} characters, and has ${expression.length}`,
        },
      ]
    : [];
}
