/** What ECS does not take in a tag's value (API Reference, Tag). */
const notAllowed = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;

/**
 * A text in the characters that a tag's value may have, still to be read by people: `env[0] changed, "a" was added` becomes
 * `env.0 changed - a was added`. It has no equals sign, by which a receipt tells its fields apart.
 */
export function receiptText(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}_])\[([\w-]+)\]/gu, ".$1")
    .replace(/["'`()[\]{}<>]/g, "")
    .replace(/[,;]+(?=\s|$)/g, " -")
    .replace(/=/g, ":")
    .replace(/[\s\p{Z}]+/gu, " ")
    .replace(notAllowed, "-")
    .trim();
}

/** The beginning of a text, with a sign that there is more. Length as tags count it at most: in UTF-16 units. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const mark = "...";
  if (most <= mark.length) return "";
  // Half a character would be no text.
  return `${text
    .slice(0, most - mark.length)
    .replace(/\p{Surrogate}$/u, "")
    .trimEnd()}${mark}`;
}
