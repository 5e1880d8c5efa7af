import type { Look } from "../../values/look";
import type { IsUnknown, Problem } from "../../values/problem";
import { dependencyProblems } from "./dependencies";
import { executionRoleProblems } from "./executionRole";
import { fargateContainerProblems } from "./fargateContainer";
import { fargateSizeProblems } from "./fargateSize";
import { fargateTaskProblems } from "./fargateTask";
import { judgedProblems } from "./judged";
import { loggingProblems } from "./logging";
import { networkModeProblems } from "./networkMode";
import { platformProblems } from "./platform";
import { referenceProblems } from "./references";
import { resourceProblems } from "./resources";
import { secretNameProblems } from "./secretNames";
import { definitionSizeProblems } from "./size";
import { volumeProblems } from "./volumeSources";

/** What the rules of a definition have to know of the run. */
export interface DefinitionUse {
  /** The run's `container`. */
  readonly container: Look;
  /** Whether the definition has to fit Fargate. */
  readonly onFargate: boolean;
  /** The network mode that counts, where it is known. */
  readonly networkMode: string | undefined;
  /** The run's `logs.group`. */
  readonly logGroup: Look;
}

/** Problems between the members of a definition, each of which is sound by itself. */
export function definitionProblems(definition: Look, use: DefinitionUse, isUnknown: IsUnknown): Problem[] {
  const { container, onFargate, networkMode, logGroup } = use;
  return [
    ...judgedProblems(definition, container),
    ...referenceProblems(definition),
    ...dependencyProblems(definition),
    ...secretNameProblems(definition),
    ...volumeProblems(definition),
    ...loggingProblems(definition),
    ...networkModeProblems(definition, networkMode),
    ...platformProblems(definition),
    ...(definition.isAbsent ? [] : resourceProblems(definition, onFargate)),
    ...(definition.isAbsent ? [] : executionRoleProblems(definition, onFargate, logGroup)),
    ...definitionSizeProblems(definition, isUnknown),
    ...(onFargate && !definition.isAbsent ? fargateProblems(definition) : []),
  ];
}

function fargateProblems(definition: Look): Problem[] {
  return [
    ...fargateTaskProblems(definition),
    ...fargateSizeProblems(definition.at("cpu"), definition.at("memory"), definition),
    ...definition.at("containerDefinitions").items.flatMap(fargateContainerProblems),
  ];
}
