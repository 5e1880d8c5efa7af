import { listOf } from "../../values/listRules";
import { mapOf, members } from "../../values/memberRules";
import { isText, type Rule, rule, shown } from "../../values/problem";
import { amountBetween, anyText, flag, matching, oneOf, text } from "../../values/scalarRules";
import { tags } from "../../values/tagRules";
import type { ProxyConfiguration, TaskDefinitionInputs } from "../shape";
import { containerRule } from "./container";
import { placementConstraintRule } from "./placementConstraint";
import { volumeRule } from "./volume";

type RuntimePlatform = NonNullable<TaskDefinitionInputs["runtimePlatform"]>;

const operatingSystems = /^(LINUX|WINDOWS_SERVER_\w+)$/;

/** ECS API reference, EphemeralStorage. */
export const ephemeralStorageRule = members({
  rules: { sizeInGib: amountBetween(21, 200, "GiB") },
  required: { sizeInGib: "21-200" },
  misplaced: { sizeInGiB: "write sizeInGib, as aws.ecs.TaskDefinition does" },
});

export const cpuRule = sizeRule(
  /^\d+$|^\d*\.?\d+\s*vcpus?$/i,
  'CPU units such as 256, or a text such as "0.25 vCPU"',
);
export const memoryRule = sizeRule(/^\d+$|^\d*\.?\d+\s*gi?b$/i, 'MiB such as 512, or a text such as "1 GB"');

function sizeRule(pattern: RegExp, allowed: string): Rule {
  return rule(
    allowed,
    (value) => (typeof value === "string" || typeof value === "number") && pattern.test(String(value).trim()),
  );
}

const rules: Record<keyof TaskDefinitionInputs, Rule> = {
  family: rule(
    '1-255 of letters, digits, "-" and "_"',
    (value) => isText(value) && /^[\w-]{1,255}$/.test(value),
  ),
  containerDefinitions: containersRule,
  cpu: cpuRule,
  memory: memoryRule,
  networkMode: oneOf("awsvpc", "bridge", "host", "none"),
  requiresCompatibilities: listOf(oneOf("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES")),
  executionRoleArn: text,
  taskRoleArn: text,
  runtimePlatform: members({
    rules: {
      cpuArchitecture: oneOf("X86_64", "ARM64"),
      operatingSystemFamily: matching(
        operatingSystems,
        "LINUX or a Windows such as WINDOWS_SERVER_2022_CORE",
      ),
    } satisfies Record<keyof RuntimePlatform, Rule>,
  }),
  ephemeralStorage: ephemeralStorageRule,
  volumes: listOf(volumeRule),
  placementConstraints: listOf(placementConstraintRule(["memberOf"]), { most: 10 }),
  ipcMode: oneOf("host", "task", "none"),
  pidMode: oneOf("host", "task"),
  proxyConfiguration: members({
    rules: {
      containerName: text,
      type: oneOf("APPMESH"),
      properties: mapOf(anyText, '{ProxyIngressPort: "15000"}'),
    } satisfies Record<keyof ProxyConfiguration, Rule>,
    required: { containerName: "the container that is the proxy" },
  }),
  enableFaultInjection: flag,
  tags: tags(48, { why: " (50 less the two of this package)", reserved: "pulumi-ecs-task:" }),
};

/** What DescribeTaskDefinition adds to a definition, as in an export of the console. */
const toldByEcs = [
  "compatibilities",
  "deregisteredAt",
  "registeredAt",
  "registeredBy",
  "requiresAttributes",
  "revision",
  "status",
  "taskDefinitionArn",
];

const ofTheRun = (name: string) => `${name} is an input of the run: move it out of taskDefinition`;

/** The members of a task definition, each by itself. */
export const definitionRule = members({
  rules,
  required: {
    family: "the name that revisions are registered under",
    containerDefinitions: "1-10 containers, as a list or as JSON text",
  },
  misplaced: {
    skipDestroy: "it is an input of the OneOffTask itself: move it out of taskDefinition",
    trackLatest: "a OneOffTask finds what it has registered by itself: leave it out",
    region: "the region belongs in connection.region",
    inferenceAccelerators: "Elastic Inference is no more: leave it out",
    ...Object.fromEntries(toldByEcs.map((name) => [name, "ECS fills it in by itself: leave it out"])),
    containers: "write containerDefinitions",
    launchType: ofTheRun("launchType"),
    networkConfiguration: ofTheRun("networkConfiguration"),
    capacityProviderStrategies: ofTheRun("capacityProviderStrategies"),
    platformVersion: ofTheRun("platformVersion"),
    command: "a container has a command of its own; that of the run is an input beside taskDefinition",
    environment:
      "a container has an environment of its own; that of the run is an input beside taskDefinition",
  },
});

function containersRule(...[value, path, isUnknown]: Parameters<Rule>): ReturnType<Rule> {
  if (typeof value === "string") {
    // The value would be quoted, and may hold secrets.
    return [
      { path, message: "must be a list of containers or its JSON text, and is a text that is no JSON" },
    ];
  }
  if (!Array.isArray(value)) {
    return [{ path, message: `must be a list of containers or its JSON text, and is ${shown(value)}` }];
  }
  const list = listOf(containerRule, { most: 10, empty: "must not be empty: give 1-10 containers" });
  return list(value, path, isUnknown);
}
