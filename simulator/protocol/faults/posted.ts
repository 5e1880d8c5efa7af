import type { FaultEffect, FaultRule } from "./rule";

/** Reads a rule that came as JSON over HTTP. Hooks cannot come that way. Throws a RangeError that says what is wrong. */
export function readPostedRule(json: unknown): FaultRule {
  const { operation, nth, times, effect, ...rest } = fields(json, "a fault");
  none(rest, "a fault");
  return {
    operation: text(operation, "operation"),
    ...(nth === undefined ? {} : { nth: nth === "every" ? nth : whole(nth, "nth") }),
    ...(times === undefined ? {} : { times: whole(times, "times") }),
    effect: readEffect(effect),
  };
}

function readEffect(json: unknown): FaultEffect {
  const { kind, ...rest } = fields(json, "effect");
  switch (kind) {
    case "throttle":
    case "resetBefore":
    case "loseAnswer":
    case "missing":
      none(rest, kind);
      return { kind };
    case "http500": {
      const { html = false, ...more } = rest;
      none(more, kind);
      if (typeof html !== "boolean")
        throw new RangeError(`html is ${JSON.stringify(html)}: expected true or false.`);
      return { kind, html };
    }
    case "hang": {
      const { durationMs, ...more } = rest;
      none(more, kind);
      return { kind, durationMs: whole(durationMs, "durationMs") };
    }
    case "error": {
      const { name, message, status, ...more } = rest;
      none(more, kind);
      const error = { kind, name: text(name, "name"), message: text(message, "message") };
      return status === undefined ? error : { ...error, status: whole(status, "status") };
    }
    default:
      throw new RangeError(
        `effect.kind is ${JSON.stringify(kind)}: expected throttle, error, http500, hang, resetBefore, loseAnswer or missing.`,
      );
  }
}

function fields(json: unknown, what: string): Record<string, unknown> {
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  throw new RangeError(`${what} is ${JSON.stringify(json)}: expected a JSON object.`);
}

function none(rest: Record<string, unknown>, what: string): void {
  const names = Object.keys(rest);
  if (names.length > 0) throw new RangeError(`${what} has no member ${names.join(", ")}.`);
}

function text(value: unknown, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new RangeError(`${name} is ${JSON.stringify(value)}: expected a text.`);
}

function whole(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new RangeError(`${name} is ${JSON.stringify(value)}: expected a whole number.`);
}
