import type { LogReader } from "../logs/follow";
import type { RunFailure } from "./failure";
import type { Host } from "./host";
import type { ValuePath } from "./secretPaths";
import type { OutputName, Properties } from "./state";

export type Redact = (text: string) => string;

/** Shorter values stand in too many texts by chance, and hide nothing. */
const shortestSecret = 4;

/** Replaces the values that stand at the given places of the inputs, wherever they occur in a text. */
export function redactor(inputs: unknown, paths: readonly ValuePath[]): Redact {
  const secrets = paths
    .flatMap((path) => textsIn(path.reduce<unknown>((value, key) => (value as never)?.[key], inputs)))
    .flatMap(spellings)
    .filter((text) => text.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
  if (secrets.length === 0) return (text) => text;
  const any = new RegExp(
    secrets.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"),
    "g",
  );
  return (text) => text.replace(any, "[secret]");
}

/** A secret as it is, as a shell quotes it, as JSON escapes it, and line by line, since lines are printed one by one. */
function spellings(secret: string): string[] {
  const quoted = secret.replaceAll("'", "'\\''");
  return [secret, quoted, JSON.stringify(secret).slice(1, -1), ...secret.split(/\r?\n/)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * A host that shows nothing unredacted. The lines of a log are redacted as they are read: what is kept of them is cut,
 * and half a secret would no longer be known for one.
 */
export function redactingHost(host: Host, redact: Redact): Host {
  return {
    ...host,
    async connect(settings) {
      const aws = await host.connect(settings);
      return { ...aws, logs: redactingReader(aws.logs, redact) };
    },
    announce: (urn, sentence) => host.announce(urn, redact(sentence)),
    progress(urn) {
      const progress = host.progress(urn);
      return {
        status: (text) => progress.status(redact(text)),
        line: (text) => progress.line(redact(text)),
        warn: (text) => progress.warn(redact(text)),
        flush: progress.flush,
      };
    },
  };
}

function redactingReader(reader: LogReader, redact: Redact): LogReader {
  return {
    async read(stream, cursor) {
      const page = await reader.read(stream, cursor);
      return { ...page, events: page.events.map((event) => ({ ...event, message: redact(event.message) })) };
    },
  };
}

/** Outputs that are texts of ECS's, or hold one: it may have put a word of the command into them. */
const texts = [
  "reason",
  "failure",
  "stoppedReason",
  "containerReason",
] as const satisfies readonly OutputName[];

/** The properties to record without a secret in an output. The inputs among them are encrypted by Pulumi itself. */
export function redactedOutputs(properties: Properties, redact: Redact): Properties {
  const said = texts.flatMap((name) => {
    const text = properties[name];
    return typeof text === "string" ? [[name, redact(text)] as const] : [];
  });
  return { ...properties, ...Object.fromEntries(said) };
}

/** What a failed run records, and its report. */
export function redactedFailure({ properties, message }: RunFailure, redact: Redact) {
  return { message: redact(message), properties: redactedOutputs(properties, redact) };
}
