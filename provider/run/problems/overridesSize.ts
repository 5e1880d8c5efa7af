import { judgedIn } from "../../definition/problems/judged";
import { knownJson } from "../../definition/problems/size";
import { omitEmpty } from "../../values/canonical";
import type { Look } from "../../values/look";
import type { IsUnknown, Problem } from "../../values/problem";
import { runIdVariable } from "../identity";

/** "A total of 8192 characters are allowed for overrides", with those of the JSON itself (API reference, RunTask). */
const mostCharacters = 8_192;

/** A run id, as `identify` makes it. */
const runId = "0".repeat(16);

/** What RunTask has to be told of a run, if that is too long whatever the values are that are not known yet. */
export function overridesSizeProblems(
  inputs: Look,
  command: Look,
  environment: Look,
  isUnknown: IsUnknown,
): Problem[] {
  const length = knownJson(overridesOf(inputs, command, environment), isUnknown).length;
  if (length <= mostCharacters) return [];
  const parts = [command, environment, inputs.at("overrides")].filter(({ isAbsent }) => !isAbsent);
  const lengths = parts.map((part) => `${part.path} ${knownJson(part.given, isUnknown).length}`).join(", ");
  const message = `must be shorter: RunTask takes ${mostCharacters} characters of command, environment and overrides as JSON, and they have ${length} (${lengths}); put what is long into the image, or into the definition's environment`;
  return [{ path: parts[0]?.path ?? command.path, message }];
}

/** RunTask's `overrides`, as provider/aws/runTaskInput.ts writes it. */
function overridesOf(inputs: Look, command: Look, environment: Look): unknown {
  const overrides = inputs.at("overrides");
  const judged = judgedIn(inputs.at("taskDefinition"), inputs.at("container"))?.at("name").text;
  const name = judged ?? inputs.at("container").text ?? "";
  const own = [
    ...Object.entries(environment.members).map(([key, { given }]) => [key, given]),
    [runIdVariable, runId],
  ];
  const others = overrides.at("containerOverrides").items;
  const { given } = others.find((one) => one.at("name").text === name) ?? { given: {} };
  return omitEmpty({
    ...Object.fromEntries(
      ["cpu", "memory", "taskRoleArn", "executionRoleArn", "ephemeralStorage"].map((member) => [
        member,
        overrides.at(member).given,
      ]),
    ),
    containerOverrides: [
      {
        ...(given as object),
        name,
        command: command.given,
        environment: own.map(([key, value]) => ({ name: key, value })),
      },
      ...others.filter((one) => one.at("name").text !== name).map((one) => one.given),
    ],
  });
}
