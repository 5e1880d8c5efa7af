import type { RunnableContainer } from "../definition/registry";

type Options = Readonly<Record<string, string>>;

/** Where the output of a container goes that cannot be read from here, in one phrase. */
export function outputElsewhere(container: RunnableContainer, all: readonly RunnableContainer[]): string {
  const subject = `container "${container.name}"`;
  const { logDriver, options = {} } = container.logConfiguration ?? {};
  if (logDriver === undefined)
    return `${subject} has no logConfiguration, so its output is kept nowhere, or on EC2 by Docker on the instance`;
  if (logDriver === "awslogs") return awslogs(subject, options);
  if (logDriver === "awsfirelens") return `${subject} logs through FireLens: ${firelens(options, all)}`;
  if (logDriver === "none") return `${subject} logs through "none", so its output is kept nowhere`;
  const place = places.get(logDriver)?.(options);
  return `${subject} logs through "${logDriver}"${place === undefined ? "" : ` to ${place}`}, which cannot be read from here`;
}

function awslogs(subject: string, options: Options): string {
  const { "awslogs-group": group } = options;
  return group === undefined
    ? `the logConfiguration of ${subject} has no awslogs-group`
    : `the logConfiguration of ${subject} has no awslogs-stream-prefix: its stream in ${group} is named after Docker's container id`;
}

/** By driver. https://docs.docker.com/engine/logging/configure/ has their options. */
const places = new Map<string, (options: Options) => string>([
  ["splunk", address("splunk-url", "Splunk")],
  ["fluentd", address("fluentd-address", "the fluentd of its instance")],
  ["gelf", address("gelf-address", "a GELF server")],
  ["syslog", address("syslog-address", "the syslog of its instance")],
  ["journald", () => "the journal of its instance"],
  ["json-file", () => "a file of Docker's on its instance"],
  ["local", () => "a file of Docker's on its instance"],
]);

function address(option: string, otherwise: string) {
  return (options: Options) => {
    const given = options[option];
    return given === undefined ? otherwise : withoutCredentials(given);
  };
}

/** Options of Fluent Bit's outputs that name a place. The others may well hold a key. */
const placeOptions = [
  "Name",
  "@type",
  "region",
  "log_group_name",
  "log_stream_prefix",
  "log_stream_name",
  "delivery_stream",
  "stream",
  "bucket",
  "Host",
  "Port",
  "Index",
  "topics",
  "labels",
];

function firelens(options: Options, all: readonly RunnableContainer[]): string {
  const router = all.find(({ firelensConfiguration }) => firelensConfiguration !== undefined);
  const by = router === undefined ? "its log router" : `its log router "${router.name}"`;
  const named = Object.entries(options).filter(([name]) =>
    placeOptions.some((place) => place.toLowerCase() === name.toLowerCase()),
  );
  if (named.length === 0) return `${by} sends its output on, by a configuration of its own`;
  const said = named.map(([name, value]) => `${name} ${withoutCredentials(value)}`).join(", ");
  return `${by} sends its output on (${said})`;
}

function withoutCredentials(address: string): string {
  return address.replace(/\/\/[^/@\s]*@/, "//");
}
