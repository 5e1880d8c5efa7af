import type { ContainerDefinition } from "../definition/container";
import { type Look, namesIn } from "../values/look";
import { suggestion } from "../values/nearest";
import type { Problem } from "../values/problem";

/** The chosen containers, in the order of the definition. */
export function only(
  containers: readonly ContainerDefinition[],
  chosen: readonly string[],
): readonly ContainerDefinition[] {
  return containers.filter(({ name }) => chosen.includes(name));
}

/** What is wrong with a choice among the containers of a definition, where their names are known. */
export function choiceProblems(containers: Look, chosen: readonly string[], path: string): Problem[] {
  const names = namesIn(containers);
  if (names === undefined || names.length === 0) return [];
  return [
    ...chosen.flatMap((name, i) => unknownProblems(name, names, `${path}[${i}]`)),
    ...containers.items.flatMap((container) => needProblems(container, names, chosen, path)),
  ];
}

function unknownProblems(name: string, names: readonly string[], path: string): Problem[] {
  if (names.includes(name)) return [];
  const message = `names the container "${name}", which the task definition does not have${suggestion(name, names)}`;
  return [{ path, message }];
}

function needProblems(
  container: Look,
  names: readonly string[],
  chosen: readonly string[],
  path: string,
): Problem[] {
  const name = container.at("name").text ?? "";
  if (!chosen.includes(name)) return [];
  return needsOf(container)
    .filter(({ of }) => names.includes(of) && !chosen.includes(of))
    .map(({ of, member }) => ({
      path,
      message: `leaves out the container "${of}", which "${name}" needs by its ${member}: add "${of}"`,
    }));
}

interface Need {
  readonly of: string;
  readonly member: string;
}

/** The containers that one cannot be without. A link is a name, or `name:alias`. */
function needsOf(container: Look): Need[] {
  const named = (member: string, nameIn: (item: Look) => string | undefined) =>
    container.at(member).items.flatMap((item) => {
      const of = nameIn(item);
      return of === undefined ? [] : [{ of, member }];
    });
  return [
    ...named("dependsOn", (item) => item.at("containerName").text),
    ...named("links", (item) => item.text?.split(":")[0]),
    ...named("volumesFrom", (item) => item.at("sourceContainer").text),
  ];
}
