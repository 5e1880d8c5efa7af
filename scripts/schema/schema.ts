import { resolve } from "node:path";
import type { ObjectShape } from "../declarations/declaration";
import { readDeclarations } from "../declarations/read";
import { configuration } from "./configuration";
import { describe } from "./describe";
import { metadata } from "./metadata";
import type { PackageSpec, Properties, ResourceSpec } from "./spec";
import { requiredOf, Types, tokenOf } from "./types";

const provider = resolve(__dirname, "../../provider");
const files = {
  inputs: resolve(provider, "resource/inputs.ts"),
  oneOffTask: resolve(provider, "resource/oneOffTask.ts"),
  args: resolve(provider, "component/args.ts"),
  gatedService: resolve(provider, "component/gatedService.ts"),
  settings: resolve(provider, "connection/settings.ts"),
};

/** The package as every language but TypeScript sees it, from what TypeScript declares. */
export function packageSchema(): PackageSpec {
  const { declared } = readDeclarations(Object.values(files));
  const types = new Types();
  const resources = {
    [tokenOf("OneOffTask")]: oneOffTask(
      types,
      declared(files.inputs, "OneOffTaskInputs"),
      declared(files.oneOffTask, "OneOffTask"),
    ),
    [tokenOf("GatedService")]: {
      isComponent: true as const,
      ...resourceSpec(
        types,
        declared(files.args, "GatedServiceArgs"),
        declared(files.gatedService, "GatedService"),
      ),
    },
  };
  const variables = configuration(types, declared(files.settings, "ConnectionSettings"));
  return {
    ...metadata,
    config: { variables },
    types: types.specs,
    provider: providerSpec(variables),
    resources,
  };
}

function oneOffTask(types: Types, inputs: ObjectShape, outputs: ObjectShape): ResourceSpec {
  // A custom resource has its inputs among its properties, but for one that an output has the name of, the gate.
  const recorded = inputs.members.filter(
    ({ name }) => !outputs.members.some((output) => output.name === name),
  );
  return {
    ...resourceSpec(types, inputs, { ...outputs, members: [...recorded, ...outputs.members] }),
    aliases: [{ type: "pulumi-nodejs:dynamic/ecs-task:OneOffTask" }],
  };
}

function resourceSpec(types: Types, inputs: ObjectShape, outputs: ObjectShape): ResourceSpec {
  return {
    description: describe(outputs.doc),
    inputProperties: types.properties(outputs.name ?? "", inputs.members, "input"),
    requiredInputs: requiredOf(inputs.members),
    properties: types.properties(outputs.name ?? "", outputs.members, "output"),
    required: requiredOf(outputs.members),
  };
}

/** An explicit provider takes what the configuration of a stack gives to the default one. */
function providerSpec(inputProperties: Properties): ResourceSpec {
  return {
    description:
      "How the package reaches AWS, in the names of the AWS provider's own settings. The `connection` of a resource goes over it.",
    inputProperties,
    requiredInputs: [],
    properties: inputProperties,
    required: [],
  };
}
