import type { LogEvent, LogReader } from "../logs/reader";
import { safeText } from "../logs/safeText";
import type { Host } from "./host";
import type { Redact } from "./redact";

/**
 * A host that shows nothing unredacted. The lines of a log are redacted as they are read: what is kept of them is cut,
 * and half a secret would no longer be known for one.
 */
export function redactingHost(host: Host, redact: Redact): Host {
  return {
    ...host,
    redact,
    async connect(settings) {
      const aws = await host.connect(settings);
      return { ...aws, logs: redactingReader(aws.logs, redact) };
    },
    announce: (urn, sentence) => host.announce(urn, redact(sentence)),
    progress(urn) {
      const progress = host.progress(urn);
      return {
        ...progress,
        status: (text) => progress.status(redact(text)),
        line: (text) => progress.line(redact(text)),
        output: (text) => progress.output(redact(text)),
        warn: (text) => progress.warn(redact(text)),
        error: (text) => progress.error(redact(text)),
      };
    },
  };
}

/** A reader of output without secrets. */
export function redactingReader(reader: LogReader, redact: Redact): LogReader {
  const redacted = (event: LogEvent): LogEvent => ({
    ...event,
    message: redactOutput(event.message, redact),
  });
  return {
    async read(stream, place, wanted) {
      const page = await reader.read(stream, place, wanted);
      return { ...page, events: page.events.map(redacted) };
    },
    async last(stream, count) {
      const events = await reader.last(stream, count);
      return events.map(redacted);
    },
  };
}

/** Once as it was printed, and once as it is shown: a colour in the middle of a secret must not hide it. */
function redactOutput(message: string, redact: Redact): string {
  const safe = safeText(redact(message));
  return redact(safe);
}
