import { gatedServiceType } from "../../component/children";
import type { ReadConfig } from "../../connection/complete";
import { configOf, settingsIn } from "../../plugin/configuration";
import { type DynamicProperties, ownOf, secretPathsOf } from "../../resource/dynamicProperties";
import { dynamicType, identityUrn, pluginType } from "../../resource/identityUrn";
import { secretTexts } from "../../resource/secretTexts";
import { inputsOf, outputsOf, type Properties } from "../../resource/state";
import { refuseNewerState } from "../../resource/stateFormat";
import { defined } from "../../values/defined";
import type { Stack, StackGatedService, StackTask } from "./stack";
import { unsealed } from "./unsealed";

/** What `pulumi stack export --show-secrets` writes, as far as it is read here. */
export interface Exported {
  readonly resources?: readonly ExportedResource[];
}

interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly parent?: string;
  /** `<urn>::<id>` of the provider. */
  readonly provider?: string;
  /** A resource that is to be deleted, and has a successor of the same URN. */
  readonly delete?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
}

/** What this package knows of a stack whose state was exported. */
export function stackIn(name: string, { resources = [] }: Exported, config: ReadConfig): Stack {
  const live = resources.filter((resource) => resource.delete !== true);
  const components = new Set(live.filter(({ type }) => type === gatedServiceType).map(({ urn }) => urn));
  return {
    name,
    tasks: live.filter(isTask).map((resource) => taskIn(resource, live, components, config)),
    gatedServices: live
      .filter(({ urn }) => components.has(urn))
      .map((component) => gatedServiceIn(component, live)),
  };
}

function isTask({ type }: ExportedResource): boolean {
  return type === dynamicType || type === pluginType;
}

function taskIn(
  resource: ExportedResource,
  all: readonly ExportedResource[],
  components: ReadonlySet<string>,
  config: ReadConfig,
): StackTask {
  const { urn: row, type, parent } = resource;
  const { value, secretPaths } = unsealed(resource.outputs ?? {});
  const properties = value as DynamicProperties;
  const own = ownOf(properties);
  refuseNewerState(own, row);
  const inputs = inputsOf(own);
  const secretPlaces = [...secretPaths, ...secretPathsOf(properties)];
  return {
    name: nameIn(row),
    row,
    urn: properties.resourceUrn ?? identityUrn(row),
    ...defined({ component: parent !== undefined && components.has(parent) ? parent : undefined }),
    inputs,
    outputs: outputsOf(own),
    secrets: secretPlaces.flatMap((path) => secretTexts(own, path)),
    config: type === pluginType ? pluginConfig(resource, all, config) : config,
  };
}

/** The plugin's resources take what is set for `ecs-task`, or for a provider of their own. */
function pluginConfig(
  { provider = "" }: ExportedResource,
  all: readonly ExportedResource[],
  config: ReadConfig,
): ReadConfig {
  const providerUrn = provider.slice(0, provider.lastIndexOf("::"));
  // The configuration of today, which a default provider in the state need not have any more.
  if (/^default(_|$)/.test(nameIn(providerUrn))) return (key) => config(key.replace(/^aws:/, "ecs-task:"));
  const recorded = all.find(({ urn }) => urn === providerUrn);
  return configOf(settingsIn(unsealed(recorded?.inputs ?? {}).value as Properties));
}

function gatedServiceIn(component: ExportedResource, all: readonly ExportedResource[]): StackGatedService {
  const { urn } = component;
  const definition = all.find(({ type, parent }) => type === definitionType && parent === urn);
  return {
    name: nameIn(urn),
    urn,
    ...defined({
      taskDefinitionArn: textIn(component, "taskDefinitionArn"),
      definitionArn: definition && textIn(definition, "arn"),
    }),
  };
}

/** The type of what `component/serviceDefinition.ts` makes. */
const definitionType = "aws:ecs/taskDefinition:TaskDefinition";

/** An output of a name. The gate of a task that has never succeeded is an empty text, and so may be what is made of it. */
function textIn({ outputs }: ExportedResource, name: string): string | undefined {
  const { value } = unsealed(outputs?.[name]);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
