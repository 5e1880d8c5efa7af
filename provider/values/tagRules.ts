import { memberPath } from "./memberRules";
import { type Problem, type Rule, shown } from "./problem";
import { isRecord } from "./record";

/**
 * Tags by name, within AWS's limits: 128 characters for a key, 256 for a value, and none that begins with `aws:`, in any
 * case (API reference of ECS, Tag). `reserved` is a prefix that this package keeps for itself.
 */
export function tags(most: number, { why = "", reserved }: { why?: string; reserved?: string } = {}): Rule {
  return (value, path, isUnknown) => {
    if (!isRecord(value)) {
      return [{ path, message: `must be a map such as {team: "web"}, and is ${shown(value)}` }];
    }
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    const tooMany: Problem[] =
      entries.length > most
        ? [{ path, message: `must have at most ${most} tags${why}, and has ${entries.length}` }]
        : [];
    const single = entries.flatMap(([key, member]) => {
      const problems = [...keyProblems(key), ...(isUnknown(member) ? [] : valueProblems(member))];
      return problems.map((message) => ({ path: memberPath(path, key), message }));
    });
    return [...tooMany, ...single];
  };

  function keyProblems(key: string): string[] {
    const { length } = [...key];
    if (length < 1 || length > 128) return [`must have a key of 1-128 characters, and has ${length}`];
    if (/^aws:/i.test(key)) return ['must not begin with "aws:", which AWS keeps for itself'];
    return reserved !== undefined && key.startsWith(reserved)
      ? [`must not begin with "${reserved}", which this package keeps for its own tags`]
      : [];
  }
}

function valueProblems(value: unknown): string[] {
  if (typeof value !== "string") return [`must be a text, and is ${shown(value)}`];
  const { length } = [...value];
  return length > 256 ? [`must be at most 256 characters long, and is ${length}`] : [];
}
