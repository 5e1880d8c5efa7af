import { judgedIn } from "../definition/problems/judged";
import { isMissing } from "../definition/problems/logging";
import { mustFitFargate } from "../run/problems/launch";
import { type Look, lookAt } from "../values/look";
import { memberPath } from "../values/memberRules";
import { type Problem, shown } from "../values/problem";
import { withContainersParsed } from "./parsed";
import type { ValuePath } from "./secretPaths";
import { isUnknown } from "./unknown";

/** What of the inputs is allowed, and probably not wanted. `secretPaths` are the places of Pulumi secrets. */
export function warnings(
  given: Readonly<Record<string, unknown>>,
  secretPaths: readonly ValuePath[],
): Problem[] {
  const inputs = lookAt(withContainersParsed(given), "", isUnknown);
  const judged = judgedIn(inputs.at("taskDefinition"), inputs.at("container"));
  return [
    ...secretPaths.flatMap(secretWarnings),
    ...inputs.at("capacityProviderStrategies").items.flatMap(spotWarnings),
    ...containersIn(inputs).flatMap((container) => twiceWarnings(container.at("environment"))),
    ...(judged === undefined ? [] : [...outputWarnings(judged, inputs), ...restartWarnings(judged)]),
  ];
}

/** Where ECS shows a value to everyone who may describe: by the steps to it, `*` for any one. */
const readable: readonly { readonly steps: readonly string[]; readonly by: string }[] = [
  { steps: ["environment"], by: "DescribeTasks" },
  { steps: ["command"], by: "DescribeTasks" },
  { steps: ["onDelete", "environment"], by: "DescribeTasks" },
  { steps: ["onDelete", "command"], by: "DescribeTasks" },
  { steps: ["overrides", "containerOverrides", "*", "environment"], by: "DescribeTasks" },
  { steps: ["overrides", "containerOverrides", "*", "command"], by: "DescribeTasks" },
  { steps: ["taskDefinition", "containerDefinitions", "*", "environment"], by: "DescribeTaskDefinition" },
  { steps: ["taskDefinition", "containerDefinitions", "*", "command"], by: "DescribeTaskDefinition" },
];

function secretWarnings(path: ValuePath): Problem[] {
  const place = readable.find(({ steps }) =>
    steps.every((step, i) => i < path.length && (step === "*" || step === path[i])),
  );
  if (place === undefined) return [];
  const message = `is a secret, and everyone who may ${place.by} can read it there: give the container it by secrets[].valueFrom, from Secrets Manager or SSM`;
  return [{ path: written(path), message }];
}

function written(path: ValuePath): string {
  return path.reduce<string>(
    (before, key) => (typeof key === "number" ? `${before}[${key}]` : memberPath(before, key)),
    "",
  );
}

function containersIn(inputs: Look): readonly Look[] {
  const { items } = inputs.at("taskDefinition").at("containerDefinitions");
  return [...items, ...inputs.at("overrides").at("containerOverrides").items];
}

/** Which of the two counts is ECS's own affair, so that it may be the wrong one. */
function twiceWarnings(environment: Look): Problem[] {
  const names = environment.items.map((variable) => variable.at("name").text);
  return environment.items.flatMap((variable, i) => {
    const name = names[i];
    return name !== undefined && names.indexOf(name) < i
      ? [
          {
            path: variable.at("name").path,
            message: `is ${shown(name)} as one before it, and ECS keeps one of the two: leave the other out`,
          },
        ]
      : [];
  });
}

function spotWarnings(strategy: Look): Problem[] {
  const provider = strategy.at("capacityProvider");
  return provider.text === "FARGATE_SPOT"
    ? [
        {
          path: provider.path,
          message:
            "is FARGATE_SPOT: AWS may end the task with a warning of two minutes, in the middle of a migration; FARGATE does not",
        },
      ]
    : [];
}

function outputWarnings(judged: Look, inputs: Look): Problem[] {
  const log = judged.at("logConfiguration");
  const driver = log.at("logDriver").text;
  const prefix = log.at("options").at("awslogs-stream-prefix");
  const group = inputs.at("logs").at("group");
  if (log.isAbsent && group.isAbsent && mustFitFargate(inputs)) {
    const message = "is missing: on Fargate the output is lost, also that of a failure; give logs: {group}";
    return [{ path: log.path, message }];
  }
  if (driver === "awslogs" && isMissing(prefix)) {
    const message =
      "is missing: the stream is named after Docker's container id then, which nobody can tell, so the output cannot be shown";
    return [{ path: prefix.path, message }];
  }
  return driver === undefined || driver === "awslogs"
    ? []
    : [
        {
          path: log.at("logDriver").path,
          message: `is ${shown(driver)}: its output cannot be shown here, nor the last lines of a failure; awslogs can`,
        },
      ];
}

/** With 0 among `ignoredExitCodes`, or {@link check} refuses it. */
function restartWarnings(judged: Look): Problem[] {
  const policy = judged.at("restartPolicy");
  return policy.at("enabled").flag === true
    ? [
        {
          path: policy.path,
          message:
            "is enabled: ECS runs the command again after a failure, without an attempt of this package",
        },
      ]
    : [];
}
