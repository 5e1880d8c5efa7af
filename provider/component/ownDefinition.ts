import * as pulumi from "@pulumi/pulumi";
import { parseContainers } from "../definition/normalise";
import type { OneOffTaskArgs } from "../resource/args";
import { lookAt } from "../values/look";
import { told } from "../values/told";
import type { ReleaseArgs } from "./args";
import type { Command } from "./commands";
import { type DefinitionMembers, definitionMembers } from "./definitionMembers";
import { choiceProblems, only } from "./onlyContainers";

type Definition = NonNullable<OneOffTaskArgs["taskDefinition"]>;

/**
 * The definition that a command runs from by itself: of the family `<family>-<name>`, with the containers that the command
 * chooses. Its containers are known only once `gate` is.
 */
export function ownDefinition(
  definition: Definition,
  { name, path, args: { containers: chosen } }: Command<ReleaseArgs>,
  gate: pulumi.Input<unknown>,
): Definition {
  const { family, containerDefinitions, proxyConfiguration, ...members } = definitionMembers(definition);
  const own: DefinitionMembers = {
    ...members,
    family: pulumi.output(family).apply((text) => `${text}-${name}`),
    containerDefinitions: pulumi.all([containerDefinitions, gate]).apply(([given = []]) => {
      const containers = parseContainers(given);
      if (chosen === undefined) return containers;
      const known = lookAt(containers, "taskDefinition.containerDefinitions", () => false);
      const problems = choiceProblems(known, chosen, `${path}.containers`);
      if (problems.length > 0) throw new pulumi.RunError(told(problems));
      return only(containers, chosen);
    }),
    proxyConfiguration: pulumi
      .output(proxyConfiguration)
      .apply((proxy) =>
        proxy === undefined || chosen?.includes(proxy.containerName) === false ? undefined : proxy,
      ),
  };
  return own as Definition;
}
