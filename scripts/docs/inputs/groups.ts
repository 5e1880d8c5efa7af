import type { OneOffTaskInputs } from "../../../provider/resource/inputs";

/** Headings of the documentation, each with its inputs in the order of the page. */
export const groups = {
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
