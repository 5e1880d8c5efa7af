import { mapOf, members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { anyText, oneOf } from "../../values/scalarRules";
import type { ContainerDefinition, LogConfiguration } from "../container";
import { secretsRule } from "./environment";

/** The drivers of the ECS API (API reference, LogConfiguration), and those of Docker that an agent may be built with. */
const drivers = [
  "awslogs",
  "awsfirelens",
  "splunk",
  "fluentd",
  "gelf",
  "journald",
  "json-file",
  "syslog",
  "local",
  "logentries",
  "sumologic",
  "none",
] as const;

export const logConfigurationRule = members({
  rules: {
    logDriver: oneOf(...drivers),
    options: mapOf(anyText, '{"awslogs-group": "hi-web"}'),
    secretOptions: secretsRule,
  } satisfies Record<keyof LogConfiguration, Rule>,
  required: { logDriver: "such as awslogs" },
});

type Firelens = NonNullable<ContainerDefinition["firelensConfiguration"]>;

export const firelensRule = members({
  rules: {
    type: oneOf("fluentbit", "fluentd"),
    options: mapOf(anyText, '{"enable-ecs-log-metadata": "true"}'),
  } satisfies Record<keyof Firelens, Rule>,
  required: { type: "fluentbit or fluentd" },
});
