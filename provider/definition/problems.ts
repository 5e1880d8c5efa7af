import {
  anyText,
  anything,
  checkMembers,
  type IsUnknown,
  isText,
  listOf,
  type Problem,
  type Rule,
  rule,
  shown,
  text,
} from "../values/problem";
import { isRecord } from "../values/record";
import { parseContainers } from "./normalise";
import type { ContainerDefinition, TaskDefinitionInputs } from "./shape";
import { isSettled, targetContainer } from "./target";

const familyRule = rule(
  '1-255 of letters, digits, "-" and "_"',
  (value) => isText(value) && /^[\w-]{1,255}$/.test(value),
);
const cpuRule = rule(
  'CPU units such as 256, or a text such as "0.25 vCPU"',
  isAmount(/^\d+$|^\d+(\.\d+)?\s*vcpus?$/i),
);
const memoryRule = rule('MiB such as 512, or a text such as "1 GB"', isAmount(/^\d+$|^\d+(\.\d+)?\s*gi?b$/i));

function isAmount(pattern: RegExp) {
  return (value: unknown) =>
    (typeof value === "string" || typeof value === "number") && pattern.test(String(value).trim());
}

/** Problems of a task definition that can be seen without AWS. `container` is the run's, if the user names one. */
export function definitionProblems(definition: unknown, container: unknown, isUnknown: IsUnknown): Problem[] {
  const rules: Record<keyof TaskDefinitionInputs, Rule> = {
    family: familyRule,
    containerDefinitions: (value, path) => containersProblems(value, path, container, isUnknown),
    cpu: cpuRule,
    memory: memoryRule,
    networkMode: rule("awsvpc, bridge, host or none", oneOf("awsvpc", "bridge", "host", "none")),
    requiresCompatibilities: listOf(
      rule(
        "FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES",
        oneOf("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"),
      ),
      isUnknown,
    ),
    executionRoleArn: text,
    taskRoleArn: text,
    runtimePlatform: (value, path) =>
      checkMembers(value, path, { cpuArchitecture: text, operatingSystemFamily: text }, isUnknown),
    ephemeralStorage: (value, path) => checkMembers(value, path, { sizeInGib: storageRule }, isUnknown),
  };
  const missing = (["family", "containerDefinitions"] as const)
    .filter((name) => isRecord(definition) && definition[name] === undefined)
    .map((name) => ({ path: `taskDefinition.${name}`, message: "is required" }));
  return [...missing, ...checkMembers(definition, "taskDefinition", rules, isUnknown)];
}

const storageRule = rule("21-200 (GiB)", (value) => Number(value) >= 21 && Number(value) <= 200);

function containersProblems(
  value: unknown,
  path: string,
  container: unknown,
  isUnknown: IsUnknown,
): Problem[] {
  let containers: readonly ContainerDefinition[];
  try {
    containers = parseContainers(value as TaskDefinitionInputs["containerDefinitions"]);
  } catch {
    // The parser's message quotes the text, which may hold secrets.
    return [
      { path, message: "must be a list of containers or its JSON text, and is a text that is no JSON" },
    ];
  }
  if (!Array.isArray(containers) || containers.length === 0 || containers.length > 10) {
    return [{ path, message: `must be a list of 1-10 containers, and is ${shown(containers)}` }];
  }
  const problems = containers.flatMap((one, i) =>
    isUnknown(one) ? [] : containerProblems(one, `${path}[${i}]`, isUnknown),
  );
  // Which container is judged can only be told once all names are there.
  const settled = problems.length === 0 && !isUnknown(container) && containers.every(isSettled(isUnknown));
  if (!settled) return problems;
  const target = targetContainer(containers, isText(container) ? container : undefined);
  return target.kind === "target" ? [] : [{ path: "container", message: target.problem }];
}

function containerProblems(container: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  if (!isRecord(container))
    return [{ path, message: `must be a container definition, and is ${shown(container)}` }];
  const { name, image, command, environment } = container;
  return [
    ...required(name, `${path}.name`, isUnknown),
    ...required(image, `${path}.image`, isUnknown),
    ...(command === undefined || isUnknown(command)
      ? []
      : listOf(anyText, isUnknown)(command, `${path}.command`)),
    ...(environment === undefined || isUnknown(environment)
      ? []
      : listOf(anything, isUnknown)(environment, `${path}.environment`)),
  ];
}

function required(value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  if (value === undefined) return [{ path, message: "is required" }];
  return isUnknown(value) ? [] : text(value, path);
}

function oneOf(...allowed: string[]) {
  return (value: unknown) => allowed.includes(value as string);
}
