import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { amountBetween, matching, oneOf } from "../../values/scalarRules";
import type { PortMapping } from "../container";

const port = (least: number) => amountBetween(least, 65_535);

const each = members({
  rules: {
    containerPort: port(1),
    hostPort: port(0),
    containerPortRange: matching(/^\d{1,5}-\d{1,5}$/, 'a range such as "8000-8010"'),
    protocol: oneOf("tcp", "udp"),
    name: matching(/^[a-z0-9_][a-z0-9_-]{0,63}$/, '1-64 of lowercase letters, digits, "_" and "-"'),
    appProtocol: oneOf("http", "http2", "grpc"),
  } satisfies Record<keyof PortMapping, Rule>,
});

/** ECS API reference, PortMapping. */
export const portMappingRule: Rule = (value, path, isUnknown) => [
  ...each(value, path, isUnknown),
  ...(isRecord(value) && value.containerPort === undefined && value.containerPortRange === undefined
    ? [{ path: `${path}.containerPort`, message: "is required, unless containerPortRange is given" }]
    : []),
];
