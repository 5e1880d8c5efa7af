import { AwsError } from "../../protocol/operation";

/** How a request names a task definition: a family, or one of its revisions. */
export interface DefinitionReference {
  readonly family: string;
  readonly revision?: number;
}

/**
 * Reads `family`, `family:revision` or an ARN. An ARN of another region or account names nothing here: `undefined`.
 * Throws InvalidParameterException for a revision that is no number, in the words that public deployment reports quote
 * (`Invalid revision number. Number: latest`).
 */
export function readReference(
  reference: string,
  place: { readonly account: string; readonly region: string },
): DefinitionReference | undefined {
  const arnPrefix = definitionArn(place, "");
  if (reference.startsWith("arn:") && !reference.startsWith(arnPrefix)) return undefined;
  const [family = "", revision, ...rest] = reference.replace(arnPrefix, "").split(":");
  if (revision === undefined) return { family };
  if (!/^\d+$/.test(revision) || rest.length > 0) {
    throw new AwsError(
      "InvalidParameterException",
      `Invalid revision number. Number: ${[revision, ...rest].join(":")}`,
    );
  }
  return { family, revision: Number(revision) };
}

/** Whether a reference, ARN or not, goes down to a revision. */
export function namesRevision(reference: string): boolean {
  return reference.replace(/^arn:.*\//, "").includes(":");
}

/** @param name `family:revision` */
export function definitionArn(
  place: { readonly account: string; readonly region: string },
  name: string,
): string {
  return `arn:aws:ecs:${place.region}:${place.account}:task-definition/${name}`;
}
