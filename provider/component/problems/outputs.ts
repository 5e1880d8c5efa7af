import { memberPath } from "../../values/memberRules";
import type { IsUnknown, Problem } from "../../values/problem";
import { isRecord } from "../../values/record";

/** What decides which resources there are, and so has to be known when the program runs. */
const plain = ["release", "afterDeploy", "onFailedDeploy", "service", "serviceAliases"];
const plainOfACommand = ["name", "when", "containers"];

/** Arguments that are outputs, and must not be. */
export function outputProblems(args: Readonly<Record<string, unknown>>, isOutput: IsUnknown): Problem[] {
  const outputsIn = (members: unknown, names: readonly string[], path: string): Problem[] =>
    isRecord(members)
      ? names
          .filter((name) => isOutput(members[name]))
          .map((name) => ({ path: memberPath(path, name), message }))
      : [];
  const inCommands = ["release", "afterDeploy"].flatMap((name) => {
    const given = args[name];
    if (!Array.isArray(given)) return outputsIn(given, plainOfACommand, name);
    return given.flatMap((command, i) =>
      isOutput(command)
        ? [{ path: `${name}[${i}]`, message }]
        : outputsIn(command, plainOfACommand, `${name}[${i}]`),
    );
  });
  return [...outputsIn(args, plain, ""), ...inCommands];
}

const message =
  "must not be an output: it decides which resources there are. Give it as it is; values within it may be outputs";
