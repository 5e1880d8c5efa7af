import { judgedIn } from "../../definition/problems/judged";
import { type Look, namesIn } from "../../values/look";
import { suggestion } from "../../values/nearest";
import { type Problem, shown } from "../../values/problem";
import { reservedNameProblems } from "./environment";

/** Overrides of containers against the definition they override. */
export function containerOverrideProblems(inputs: Look): Problem[] {
  const overrides = inputs.at("overrides").at("containerOverrides");
  return [
    ...overrides.items.flatMap((override) => [
      ...nameProblems(override.at("name"), inputs.at("taskDefinition")),
      ...judgedProblems(override, inputs),
      ...override.at("environment").items.flatMap((variable) => reservedNameProblems(variable.at("name"))),
    ]),
    ...twice(overrides),
  ];
}

function nameProblems({ text: name, path }: Look, definition: Look): Problem[] {
  const names = definition.isAbsent ? undefined : namesIn(definition.at("containerDefinitions"));
  return name === undefined || names === undefined || names.includes(name)
    ? []
    : [
        {
          path,
          message: `must name a container of taskDefinition, and is ${shown(name)}${suggestion(name, names)}`,
        },
      ];
}

/** Command and environment of the judged container have one place, so that nobody has to know which of two wins. */
function judgedProblems(override: Look, inputs: Look): Problem[] {
  const judged = judgedIn(inputs.at("taskDefinition"), inputs.at("container"))?.at("name").text;
  // With an existing definition, the name that is given is all there is to go by.
  const name = judged ?? inputs.at("container").text;
  if (name === undefined || override.at("name").text !== name) return [];
  return ["command", "environment"]
    .map((member) => override.at(member))
    .filter(({ given }) => given !== undefined)
    .map(({ path }) => ({
      path,
      message: `must be left out for "${name}", which the run is judged by: give the input ${path.split(".").at(-1)} instead`,
    }));
}

function twice(overrides: Look): Problem[] {
  const names = overrides.items.map((one) => one.at("name").text);
  return overrides.items.flatMap((one, i) => {
    const name = names[i];
    return name !== undefined && names.indexOf(name) < i
      ? [{ path: one.at("name").path, message: `must be given once, and ${shown(name)} is given before` }]
      : [];
  });
}
