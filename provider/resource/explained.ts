import { type CallContext, refusalAdvice } from "../diagnosis/refusal";
import type { Redact } from "./redact";

/** An error with nothing to record, as the user reads it: without secrets, and with what to do about it. */
export function explained(error: unknown, redact: Redact, context: CallContext): Error {
  const said = error instanceof Error ? error.message : String(error);
  return new Error([redact(said), ...refusalAdvice(error, context)].join("\n"), { cause: error });
}
