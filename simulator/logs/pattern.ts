import { AwsError } from "../protocol/operation";

/** Whether a message is wanted. */
export type MessageFilter = (message: string) => boolean;

/**
 * Reads a filter pattern for unstructured messages
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html): words and "phrases" that must
 * all occur, `?word` of which one must occur when there are no others, `-word` that must not. Case matters.
 * Throws InvalidParameterException for the JSON, column and regular expression patterns, which the simulator leaves out.
 */
export function readFilterPattern(pattern: string): MessageFilter {
  const text = pattern.trim();
  if (/^[{[]/.test(text) || /%/.test(text)) {
    throw new AwsError(
      "InvalidParameterException",
      `Filter pattern '${pattern}': the simulator reads words and "phrases" only, no JSON, columns or regular expressions.`,
    );
  }
  const terms = [...text.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(([, sign = "", phrase, word]) => ({
    sign,
    words: phrase ?? word ?? "",
  }));
  const of = (sign: string) => terms.filter((term) => term.sign === sign).map((term) => term.words);
  const [required, optional, excluded] = [of(""), of("?"), of("-")];
  return (message) =>
    required.every((term) => message.includes(term)) &&
    !excluded.some((term) => message.includes(term)) &&
    // AWS ignores `?` terms as soon as there are required ones.
    (optional.length === 0 || required.length > 0 || optional.some((term) => message.includes(term)));
}
