import { judgedIn } from "../../definition/problems/judged";
import { alsoSecret } from "../../definition/problems/secretNames";
import type { Look } from "../../values/look";
import { named } from "../../values/look";
import type { Problem } from "../../values/problem";

/** Variables of a run that are secrets of the container they are for. */
export function secretVariableProblems(inputs: Look): Problem[] {
  const definition = inputs.at("taskDefinition");
  const judged = judgedIn(definition, inputs.at("container"));
  const own = [inputs.at("environment"), inputs.at("onDelete").at("environment")];
  const overrides = inputs.at("overrides").at("containerOverrides").items;
  return [
    ...(judged === undefined
      ? []
      : own.flatMap(({ members }) =>
          Object.entries(members).flatMap(([name, { path }]) => alsoSecret(name, judged, path)),
        )),
    ...overrides.flatMap((override) => {
      const [container] = named(definition.at("containerDefinitions"), override.at("name").text ?? "");
      return override.at("environment").items.flatMap((variable) => {
        const { text: name, path } = variable.at("name");
        return name === undefined || container === undefined ? [] : alsoSecret(name, container, path);
      });
    }),
  ];
}
