import { type Look, named } from "../../values/look";
import type { Problem } from "../../values/problem";

/** Waits between containers that can never end. */
export function dependencyProblems(definition: Look): Problem[] {
  const containers = definition.at("containerDefinitions");
  return containers.items.flatMap((container) =>
    container
      .at("dependsOn")
      .items.flatMap((dependency) => [
        ...conditionProblems(dependency, containers),
        ...circleProblems(container, dependency, containers),
      ]),
  );
}

/** ECS API reference, ContainerDependency. */
function conditionProblems(dependency: Look, containers: Look): Problem[] {
  const name = dependency.at("containerName").text;
  const { text: condition, path } = dependency.at("condition");
  if (name === undefined) return [];
  const others = named(containers, name);
  const isEssential = others.some((other) => {
    const essential = other.at("essential");
    return essential.isAbsent || essential.flag === true;
  });
  if ((condition === "COMPLETE" || condition === "SUCCESS") && isEssential) {
    const message = `must not be ${condition} of "${name}", which is essential: the task stops when it does; set "essential: false" on it, or wait for START or HEALTHY`;
    return [{ path, message }];
  }
  if (condition === "HEALTHY" && others.some((other) => other.at("healthCheck").isAbsent)) {
    const message = `must not be HEALTHY of "${name}", which has no healthCheck and so never gets healthy: give it one; that of its image does not count`;
    return [{ path, message }];
  }
  return [];
}

/** Told at each wait of a circle. */
function circleProblems(container: Look, dependency: Look, containers: Look): Problem[] {
  const [from, to] = [container.at("name").text, dependency.at("containerName").text];
  const { path } = dependency.at("containerName");
  if (from === undefined || to === undefined) return [];
  if (from === to) return [{ path, message: `must be another container than "${from}" itself` }];
  const back = way(to, from, containers);
  if (back === undefined) return [];
  const circle = [from, ...back].map((name) => `"${name}"`).join(" waits for ");
  return [{ path, message: `must not lead back to "${from}": ${circle}, so none of them would start` }];
}

/** The containers that lie on the shortest way of waits from one to another, both included. */
function way(from: string, to: string, containers: Look): readonly string[] | undefined {
  const seen = new Set([from]);
  const ways: string[][] = [[from]];
  for (const one of ways) {
    const last = one.at(-1);
    if (last === to) return one;
    for (const next of last === undefined ? [] : waitedFor(last, containers)) {
      if (!seen.has(next)) ways.push([...one, next]);
      seen.add(next);
    }
  }
  return undefined;
}

function waitedFor(name: string, containers: Look): readonly string[] {
  return named(containers, name).flatMap((container) =>
    container.at("dependsOn").items.flatMap((dependency) => dependency.at("containerName").text ?? []),
  );
}
