import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { oneOf, text } from "../../values/scalarRules";
import type { PlacementStrategy } from "../launch";

const each = members({
  rules: { type: oneOf("random", "spread", "binpack"), field: text } satisfies Record<
    keyof PlacementStrategy,
    Rule
  >,
  required: { type: "random, spread or binpack" },
});

const fields = { spread: 'such as "instanceId"', binpack: "cpu or memory" } as const;

/** ECS API reference, PlacementStrategy. */
export const placementStrategyRule: Rule = (value, path, isUnknown) => {
  const { type, field } = isRecord(value) ? value : {};
  const needed = type === "spread" || type === "binpack" ? fields[type] : undefined;
  const missing =
    needed !== undefined && field === undefined
      ? [{ path: `${path}.field`, message: `is required with ${type}: ${needed}` }]
      : [];
  const known = typeof field === "string" && !isUnknown(field) ? field : undefined;
  const wrong =
    type === "binpack" && known !== undefined && !/^(cpu|memory)$/i.test(known)
      ? [
          {
            path: `${path}.field`,
            message: `must be cpu or memory with binpack, and is ${JSON.stringify(known)}`,
          },
        ]
      : [];
  return [...each(value, path, isUnknown), ...missing, ...wrong];
};
