import type { CallEntry } from "../protocol/journal";

/** One line per call: `12:00:00.123 eu-west-1 ecs RunTask ok 4 ms`. */
export function callLine(call: CallEntry): string {
  const time = new Date(call.at).toISOString().slice(11, 23);
  return `${time} ${call.region} ${call.service} ${call.operation} ${call.outcome} ${call.durationMs} ms`;
}
