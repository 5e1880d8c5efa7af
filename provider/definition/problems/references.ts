import { type Look, namesIn } from "../../values/look";
import { suggestion } from "../../values/nearest";
import { type Problem, shown } from "../../values/problem";

/** Containers and volumes that are named where none of that name is. */
export function referenceProblems(definition: Look): Problem[] {
  const list = definition.at("containerDefinitions");
  const containers = namesIn(list);
  const volumes = namesIn(definition.at("volumes"));
  return [
    ...list.items.flatMap((container) => [
      ...container.at("dependsOn").items.flatMap((one) => toContainer(one.at("containerName"), containers)),
      ...container
        .at("volumesFrom")
        .items.flatMap((one) => toContainer(one.at("sourceContainer"), containers)),
      ...container.at("links").items.flatMap((link) => toContainer(link, containers, beforeColon)),
      ...container.at("mountPoints").items.flatMap((one) => toVolume(one.at("sourceVolume"), volumes)),
    ]),
    ...toContainer(definition.at("proxyConfiguration").at("containerName"), containers),
    ...twice(list, "a container"),
    ...twice(definition.at("volumes"), "a volume"),
  ];
}

/** Of a link `name:alias`, the name. */
const beforeColon = (link: string) => link.split(":")[0] ?? link;

function toContainer(
  reference: Look,
  containers: readonly string[] | undefined,
  nameIn = (text: string) => text,
): Problem[] {
  const name = reference.text === undefined ? undefined : nameIn(reference.text);
  if (name === undefined || containers === undefined || containers.includes(name)) return [];
  const message = `must name a container of the definition, and is ${shown(reference.text)}${suggestion(name, containers)}`;
  return [{ path: reference.path, message }];
}

function toVolume(reference: Look, volumes: readonly string[] | undefined): Problem[] {
  const name = reference.text;
  if (name === undefined || volumes === undefined || volumes.includes(name)) return [];
  const message = `must name one of the definition's volumes, and is ${shown(name)}${suggestion(name, volumes)}`;
  return [{ path: reference.path, message }];
}

function twice(list: Look, what: string): Problem[] {
  const names = list.items.map((item) => item.at("name").text);
  return list.items.flatMap((item, i) => {
    const name = names[i];
    return name !== undefined && names.indexOf(name) < i
      ? [
          {
            path: item.at("name").path,
            message: `must be the name of one alone, and ${what} before it is named ${shown(name)}`,
          },
        ]
      : [];
  });
}
