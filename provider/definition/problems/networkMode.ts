import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";

/** What containers have that their task's network mode does not: `mode` is the one that counts, where it is known. */
export function networkModeProblems(definition: Look, mode: string | undefined): Problem[] {
  if (mode === undefined) return [];
  return definition
    .at("containerDefinitions")
    .items.flatMap((container) => [
      ...container.at("portMappings").items.flatMap((mapping) => portProblems(mapping, mode)),
      ...notIn(container.at("hostname"), mode, ["awsvpc"]),
      ...notIn(container.at("extraHosts"), mode, ["awsvpc"]),
      ...notIn(container.at("links"), mode, ["awsvpc", "host", "none"]),
    ]);
}

/** API reference, PortMapping. 0, which templates write in every mode, is as good as none: `normaliseContainer` leaves it out. */
function portProblems(mapping: Look, mode: string): Problem[] {
  const [host, container] = [mapping.at("hostPort"), mapping.at("containerPort")];
  if (mode === "none" && mapping.given !== undefined) {
    return [{ path: mapping.path, message: "must be left out in the networkMode none, which has no ports" }];
  }
  const mustMatch = mode === "awsvpc" || mode === "host";
  return mustMatch &&
    host.number !== undefined &&
    host.number !== 0 &&
    container.number !== undefined &&
    host.number !== container.number
    ? [
        {
          path: host.path,
          message: `must be the containerPort, ${container.number}, in the networkMode ${mode}, and is ${host.number}: leave it out`,
        },
      ]
    : [];
}

/** API reference, ContainerDefinition. */
function notIn(look: Look, mode: string, modes: readonly string[]): Problem[] {
  const isUsed = Array.isArray(look.given) ? look.given.length > 0 : look.given !== undefined;
  return isUsed && modes.includes(mode)
    ? [
        {
          path: look.path,
          message: `must be left out in the networkMode ${shown(mode)}, which does not have it`,
        },
      ]
    : [];
}
