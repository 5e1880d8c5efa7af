import { type CallContext, refusalAdvice } from "../diagnosis/refusal";
import { AwsCallError } from "../run/weather";
import { engineText } from "./engineText";
import { type Redact, redactedCause } from "./redact";

/** An error with nothing to record, as the user reads it: without secrets, and with what to do about it. */
export function explained(error: unknown, redact: Redact, context: CallContext): Error {
  const said = error instanceof Error ? error.message : String(error);
  const lines = [said, ...refusalAdvice(error, context)].map(redact);
  const explained = new Error(engineText(lines.join("\n")), { cause: redactedCause(error, redact) });
  // Pulumi prints the stack of what a delete or a refresh throws. Beside words meant for a user it is in the way.
  if (!isMistakeOfOurs(error)) explained.stack = "";
  return explained;
}

/** JavaScript's own errors, such as a TypeError: nobody has found words for them, and their stack is all there is. */
function isMistakeOfOurs(error: unknown): boolean {
  return !(error instanceof AwsCallError || (error instanceof Error && error.constructor === Error));
}
