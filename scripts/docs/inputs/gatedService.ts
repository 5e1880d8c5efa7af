import { resolve } from "node:path";
import type { GatedServiceArgs } from "../../../provider/component/args";
import { consequences } from "./consequences";
import { declarationsIn } from "./declarations";
import type { Declared, DeclaredType } from "./declared";
import type { InputsPage } from "./page";

const file = resolve(__dirname, "../../../provider/component/args.ts");

export function gatedServicePage(): InputsPage {
  const inputs = declarationsIn(file, "GatedServiceArgs").map(withLinks);
  const release = inputs.find(({ name }) => name === "release");
  return {
    introduction,
    groups,
    inputs: inputs.map((input) =>
      release !== undefined && alikes.includes(input.name) ? asRelease(input, release) : input,
    ),
  };
}

const introduction = `# Inputs of a GatedService

\`release\`, \`afterDeploy\`, \`onFailedDeploy\`, \`service\` and \`serviceAliases\` are given as they are, and within a command
\`name\`, \`when\` and \`containers\`. Every other value may be a Pulumi output, at any depth. What a OneOffTask has as well is
told with [its inputs](inputs.md).

${consequences}`;

const groups = {
  "What to run": [
    "taskDefinition",
    "taskDefinitionArn",
    "container",
    "release",
    "afterDeploy",
    "onFailedDeploy",
  ],
  "What to deploy": ["cluster", "service", "serviceAliases"],
  "What to show": ["logs"],
  "What to leave behind": ["keepRevisions"],
  "How to reach AWS": ["connection"],
} as const satisfies Readonly<Record<string, readonly (keyof GatedServiceArgs)[]>>;

type Missing = Exclude<keyof GatedServiceArgs, (typeof groups)[keyof typeof groups][number]>;
true satisfies [Missing] extends [never] ? true : Missing;

/** Where the members and the words of some inputs are told, at any depth. */
const places: Readonly<Record<string, string>> = {
  taskDefinition: "inputs.md#taskdefinition",
  runPolicy: "inputs.md#when-to-run",
  networkConfiguration: "inputs.md#networkconfiguration",
  capacityProviderStrategies: "inputs.md#capacityproviderstrategies",
  logs: "inputs.md#logs",
  connection: "inputs.md#connection",
  service: "https://www.pulumi.com/registry/packages/aws/api-docs/ecs/service/#inputs",
};

function withLinks(input: Declared): Declared {
  return { ...input, types: input.types.map((type) => withLink(type, places[input.name])) };
}

function withLink(type: DeclaredType, href: string | undefined): DeclaredType {
  if (type.kind !== "shape" && type.kind !== "choice") return type;
  if (href !== undefined) return { kind: "elsewhere", type, href };
  return type.kind === "shape" ? { ...type, members: type.members.map(withLinks) } : type;
}

/** Commands with the members that those of `release` have, or fewer. */
const alikes: readonly string[] = ["afterDeploy", "onFailedDeploy"] satisfies (keyof GatedServiceArgs)[];

function asRelease(input: Declared, release: Declared): Declared {
  const own = membersOf(input);
  const missing = membersOf(release).filter((name) => !own.includes(name));
  return {
    ...input,
    doc: `${input.doc} As in \`release\`, without ${listed(missing)}.`,
    types: input.types.map((type) => ({ kind: "elsewhere", type, href: "#release" })),
  };
}

function membersOf({ types }: Declared): string[] {
  const shape = types.find((type) => type.kind === "shape");
  return shape === undefined ? [] : shape.members.map(({ name }) => name);
}

function listed(names: readonly string[]): string {
  const words = names.map((name) => `\`${name}\``);
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
