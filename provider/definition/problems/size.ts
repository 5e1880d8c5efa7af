import type { Look } from "../../values/look";
import type { IsUnknown, Problem } from "../../values/problem";
import { isRecord } from "../../values/record";

/** "Task definition size limit": 64 KiB. https://docs.aws.amazon.com/general/latest/gr/ecs-service.html */
const mostBytes = 65_536;

/** A definition that is too long for ECS, whatever the values are that are not known yet. */
export function definitionSizeProblems({ given, path }: Look, isUnknown: IsUnknown): Problem[] {
  if (!isRecord(given)) return [];
  const { tags, ...content } = given;
  const bytes = new TextEncoder().encode(knownJson(content, isUnknown)).length;
  return bytes > mostBytes
    ? [
        {
          path,
          message: `must have at most ${mostBytes} bytes as JSON, and has ${bytes}: move what is long out of it`,
        },
      ]
    : [];
}

/** JSON that is no longer than that of the value will be: what is not known yet takes one character. */
export function knownJson(value: unknown, isUnknown: IsUnknown): string {
  return JSON.stringify(value, (_, member) => (isUnknown(member) ? 0 : member)) ?? "";
}
