import type { Tag } from "@aws-sdk/client-ecs";
import { AwsError } from "../../protocol/operation";

/**
 * Throws InvalidParameterException for tags that ECS does not take: more than 50, a key of no or more than 128
 * characters or given twice, a value of more than 256, a key that begins with `aws:`, a character beside letters, numbers,
 * spaces and `_.:/=+-@`
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html and the parameter `tags` of every operation).
 */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > 50) throw invalid(`${tags.length} tags: at most 50 are allowed.`);
  const keys = new Set<string>();
  for (const { key = "", value = "" } of tags) {
    if (key.length < 1 || key.length > 128)
      throw invalid(`Tag key '${key}': 1 to 128 characters are allowed.`);
    if (value.length > 256) throw invalid(`Value of tag '${key}': at most 256 characters are allowed.`);
    if (/^aws:/i.test(key)) throw invalid(`Tag key '${key}': the prefix 'aws:' is reserved.`);
    for (const [what, text] of [
      ["key", key],
      ["value", value],
    ]) {
      const [other] = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.exec(text ?? "") ?? [];
      if (other !== undefined)
        throw invalid(`Tag '${key}': its ${what} has a '${other}', which is not allowed in tags.`);
    }
    if (keys.has(key)) throw invalid(`Tag key '${key}' is given twice.`);
    keys.add(key);
  }
}

const invalid = (message: string) => new AwsError("InvalidParameterException", message);
