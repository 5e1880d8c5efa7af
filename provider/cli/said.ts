import { inWordsOf } from "../diagnosis/vocabulary";
import { explained } from "../resource/explained";

/** What an error of AWS's comes to in words for a terminal, with what to do about it. */
export function saidOf(
  error: unknown,
  context: { readonly cluster: string; readonly region: string | undefined },
  redact = (text: string) => text,
): string {
  return inWordsOf("commandLine")(explained(error, redact, context).message);
}
