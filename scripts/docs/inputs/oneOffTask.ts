import { resolve } from "node:path";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { consequences } from "./consequences";
import { declarationsIn } from "./declarations";
import type { InputsPage } from "./page";

const file = resolve(__dirname, "../../../provider/resource/inputs.ts");

export function oneOffTaskPage(): InputsPage {
  return { introduction, groups, inputs: declarationsIn(file, "OneOffTaskInputs") };
}

const introduction = `# Inputs of a OneOffTask

Every value may be a Pulumi output, at any depth. Names and shapes are those of \`aws.ecs.TaskDefinition\` and
\`aws.ecs.Service\`, and within a container those of the ECS API.

${consequences}`;

const groups = {
  "What to run": ["taskDefinition", "taskDefinitionArn", "container", "command", "environment", "overrides"],
  "When to run": ["runPolicy", "triggers"],
  "Where to run": [
    "cluster",
    "launchType",
    "capacityProviderStrategies",
    "networkConfiguration",
    "platformVersion",
    "placementConstraints",
    "orderedPlacementStrategies",
    "volumeConfiguration",
    "enableExecuteCommand",
    "tags",
    "propagateTags",
    "enableEcsManagedTags",
  ],
  "How long to wait": ["timeoutSeconds", "startTimeoutSeconds", "startRetries"],
  "What to show": ["logs"],
  "What to leave behind": ["onDelete", "keepRevisions", "skipDestroy"],
  "How to reach AWS": ["connection"],
} as const satisfies Readonly<Record<string, readonly (keyof OneOffTaskInputs)[]>>;

type Missing = Exclude<keyof OneOffTaskInputs, (typeof groups)[keyof typeof groups][number]>;
true satisfies [Missing] extends [never] ? true : Missing;
