import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";
import type { ContainerDefinition } from "../container";
import type { LinuxParameters } from "../linuxParameters";
import { notOnFargate } from "./fargateTask";
import { isMissing } from "./logging";

/** Members of a container that Fargate does not know (Developer Guide, fargate-tasks-services). */
const unknownMembers = [
  "privileged",
  "links",
  "disableNetworking",
  "dnsServers",
  "dnsSearchDomains",
  "extraHosts",
  "dockerSecurityOptions",
] as const satisfies readonly (keyof ContainerDefinition)[];

/** API reference, LinuxParameters. */
const unknownLinuxParameters = [
  "devices",
  "sharedMemorySize",
  "maxSwap",
  "swappiness",
] as const satisfies readonly (keyof LinuxParameters)[];

/** What Fargate does not take of a container that runs on an instance. */
export function fargateContainerProblems(container: Look): Problem[] {
  const linux = container.at("linuxParameters");
  const unknown = [
    ...unknownMembers.map((name) => container.at(name)),
    ...unknownLinuxParameters.map((name) => linux.at(name)),
  ];
  return [
    ...unknown.filter(isUsed).map(({ path }) => ({ path, message: notOnFargate })),
    ...container.at("resourceRequirements").items.flatMap(acceleratorProblems),
    ...linux.at("capabilities").at("add").items.flatMap(capabilityProblems),
    ...["startTimeout", "stopTimeout"].flatMap((name) => timeoutProblems(container.at(name))),
    ...logProblems(container.at("logConfiguration")),
    ...configFileProblems(container.at("firelensConfiguration").at("options").at("config-file-type")),
  ];
}

const isUsed = ({ given, items }: Look) =>
  Array.isArray(given) ? items.length > 0 : given !== undefined && given !== false;

function acceleratorProblems(requirement: Look): Problem[] {
  const { text: type, path } = requirement.at("type");
  return type === undefined ? [] : [{ path, message: `must not be ${type} on Fargate, which has none` }];
}

/** API reference, KernelCapabilities. */
function capabilityProblems({ text, path }: Look): Problem[] {
  return text === undefined || text === "SYS_PTRACE"
    ? []
    : [{ path, message: `must be SYS_PTRACE, the only one that Fargate adds, and is ${shown(text)}` }];
}

/** API reference, ContainerDefinition. */
function timeoutProblems({ number: seconds, path }: Look): Problem[] {
  return seconds !== undefined && (seconds < 2 || seconds > 120)
    ? [{ path, message: `must be a number of seconds from 2 to 120 on Fargate, and is ${seconds}` }]
    : [];
}

const drivers = ["awslogs", "splunk", "awsfirelens"];

/** API reference, LogConfiguration. */
function logProblems(log: Look): Problem[] {
  const driver = log.at("logDriver");
  const prefix = log.at("options").at("awslogs-stream-prefix");
  if (driver.text !== undefined && !drivers.includes(driver.text)) {
    const message = `must be awslogs, splunk or awsfirelens on Fargate, and is ${shown(driver.text)}`;
    return [{ path: driver.path, message }];
  }
  return driver.text === "awslogs" && isMissing(prefix)
    ? [
        {
          path: prefix.path,
          message: "is required with awslogs on Fargate: the first part of the stream's name",
        },
      ]
    : [];
}

/** API reference, FirelensConfiguration. */
function configFileProblems({ text, path }: Look): Problem[] {
  return text === "s3"
    ? [{ path, message: "must be file on Fargate, which reads no configuration from S3" }]
    : [];
}
