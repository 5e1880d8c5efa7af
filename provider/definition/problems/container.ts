import { listOf } from "../../values/listRules";
import { mapOf, members } from "../../values/memberRules";
import { hiddenRule, type Rule, rule } from "../../values/problem";
import { amountBetween, anyText, flag, matching, oneOf, text, wholeFrom } from "../../values/scalarRules";
import type { ContainerDefinition } from "../container";
import { environmentFilesRule, environmentRule, secretsRule } from "./environment";
import { healthCheckRule } from "./healthCheck";
import { linuxParametersRule } from "./linuxParameters";
import { firelensRule, logConfigurationRule } from "./logConfiguration";
import { portMappingRule } from "./portMapping";
import { resourceRequirementsRule } from "./resourceRequirements";
import { restartPolicyRule } from "./restartPolicy";

const { POSITIVE_INFINITY } = Number;
const name = matching(/^[\w-]{1,255}$/, '1-255 of letters, digits, "-" and "_"');
const words = listOf(anyText, { example: '["rake", "db:migrate"]' });
const texts = listOf(text);
const labels = mapOf(anyText, '{team: "web"}');
/** Docker reserves 4 MiB for a container at least (API reference, ContainerDefinition). */
const mebibytes = amountBetween(4, POSITIVE_INFINITY, "MiB");

const rules: Record<keyof ContainerDefinition, Rule> = {
  name,
  image: rule("an image without white space", (value) => typeof value === "string" && /^\S+$/.test(value)),
  cpu: amountBetween(0, POSITIVE_INFINITY, "CPU units"),
  memory: mebibytes,
  memoryReservation: mebibytes,
  essential: flag,
  entryPoint: words,
  command: words,
  workingDirectory: text,
  user: text,
  environment: environmentRule,
  environmentFiles: environmentFilesRule,
  secrets: secretsRule,
  portMappings: listOf(portMappingRule),
  logConfiguration: logConfigurationRule,
  firelensConfiguration: firelensRule,
  dependsOn: listOf(
    members({
      rules: { containerName: text, condition: oneOf("START", "COMPLETE", "SUCCESS", "HEALTHY") },
      required: {
        containerName: "the container to wait for",
        condition: "START, COMPLETE, SUCCESS or HEALTHY",
      },
    }),
  ),
  healthCheck: healthCheckRule,
  restartPolicy: restartPolicyRule,
  startTimeout: wholeFrom(0),
  stopTimeout: wholeFrom(0),
  mountPoints: listOf(members({ rules: { sourceVolume: text, containerPath: text, readOnly: flag } })),
  volumesFrom: listOf(members({ rules: { sourceContainer: text, readOnly: flag } })),
  repositoryCredentials: members({
    rules: {
      // A registry's password in place of its secret's name would be shown.
      credentialsParameter: hiddenRule(
        "the ARN or the name of a secret in Secrets Manager",
        (value) => typeof value === "string" && /^[\w/+=.@:-]+$/.test(value),
      ),
    },
    required: { credentialsParameter: "the ARN of a secret in Secrets Manager" },
  }),
  resourceRequirements: resourceRequirementsRule,
  ulimits: listOf(
    members({
      rules: { name: text, softLimit: wholeFrom(-1), hardLimit: wholeFrom(-1) },
      required: { name: "such as nofile", softLimit: "a number", hardLimit: "a number" },
    }),
  ),
  linuxParameters: linuxParametersRule,
  readonlyRootFilesystem: flag,
  dockerLabels: labels,
  systemControls: listOf(members({ rules: { namespace: text, value: anyText } })),
  interactive: flag,
  pseudoTerminal: flag,
  versionConsistency: oneOf("enabled", "disabled"),
  credentialSpecs: listOf(
    matching(
      /^credentialspec(domainless)?:./,
      'a text that begins with "credentialspec:" or "credentialspecdomainless:"',
    ),
    { most: 1 },
  ),
  privileged: flag,
  hostname: text,
  links: texts,
  disableNetworking: flag,
  dnsServers: texts,
  dnsSearchDomains: texts,
  extraHosts: listOf(
    members({
      rules: { hostname: text, ipAddress: text },
      required: { hostname: "the name", ipAddress: "its address" },
    }),
  ),
  dockerSecurityOptions: texts,
};

/** The members of a container, each by itself, in the ECS API's names. */
export const containerRule = members({
  rules,
  required: {
    name: "a name within the task",
    image: "such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1",
  },
  misplaced: {
    env: "write environment: [{name, value}]",
    envFile: "write environmentFiles",
    ports: "write portMappings: [{containerPort}]",
    args: "write command",
    cmd: "write command",
    logging: "write logConfiguration",
    volumes: "volumes belong to the task definition; a container mounts them by mountPoints",
    executionRoleArn: "roles belong to the task definition",
    taskRoleArn: "roles belong to the task definition",
    networkMode: "it belongs to the task definition",
    runtimePlatform: "it belongs to the task definition",
  },
});
