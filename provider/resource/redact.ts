import { engineText } from "./engineText";
import type { RunFailure } from "./failure";
import { spellings } from "./spellings";
import type { OutputName, Properties } from "./state";

export type Redact = (text: string) => string;

/** Shorter values stand in too many texts by chance, and hide nothing. */
const shortestSecret = 4;

const noSecrets = new Set(["true", "false", "null"]);

/** Where there is no secret. */
const asItIs: Redact = (text) => text;

/** Replaces secret texts wherever they occur in another one, however they are spelled. */
export function redactor(texts: readonly string[]): Redact {
  const secrets = [...new Set(texts)]
    .flatMap(spellings)
    .filter((text) => text.length >= shortestSecret && !noSecrets.has(text))
    .sort((a, b) => b.length - a.length);
  if (secrets.length === 0) return asItIs;
  const any = new RegExp(
    [...new Set(secrets)].map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"),
    "g",
  );
  return (text) => text.replace(any, "[secret]");
}

/** Outputs that are texts of ECS's, or hold one: it may have put a word of the command into them. */
const texts = [
  "reason",
  "failure",
  "stoppedReason",
  "containerReason",
  "drift",
  "logStream",
  "consoleUrl",
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
  return { message: engineText(redact(message)), properties: redactedOutputs(properties, redact) };
}

/** An error's cause and the causes of that, by their names and what they say: Node prints all of them. */
export function redactedCause(cause: unknown, redact: Redact): unknown {
  if (redact === asItIs) return cause;
  if (!(cause instanceof Error)) return typeof cause === "string" ? redact(cause) : undefined;
  const deeper = cause.cause === undefined ? {} : { cause: redactedCause(cause.cause, redact) };
  const copy = new Error(redact(cause.message), deeper);
  copy.name = cause.name;
  copy.stack = redact(cause.stack ?? "");
  return copy;
}
