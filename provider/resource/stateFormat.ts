import type { Properties } from "./state";

/**
 * The format of what a resource records, as far as this version knows it. Every version reads the formats before its own; a
 * state of the first has no mark. Whoever changes the meaning of a recorded property makes a new format, and records it as
 * `stateFormat`, with the version that first had it as `stateFormatSince`.
 */
const knownFormat = 1;

/**
 * Throws where a later version of the package has recorded something that this one may take for something else: a state
 * that is misread could run a migration twice, or not at all. Nothing has been done by then.
 */
export function refuseNewerState({ stateFormat = 1, stateFormatSince }: Properties, urn: string): void {
  if (typeof stateFormat === "number" && stateFormat <= knownFormat) return;
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  const version = typeof stateFormatSince === "string" ? stateFormatSince : "latest";
  const refusal = new Error(
    `the state of ${name} is of format ${stateFormat}, which a later version of pulumi-ecs-task has written; this one knows format ${knownFormat} at most, and would misread it. It was left as it is. Use ${version === "latest" ? "the latest version" : `version ${version} or later`}: npm install pulumi-ecs-task@${version}`,
  );
  // Pulumi prints the stack of what a delete or a refresh throws. Beside words meant for a user it is in the way.
  refusal.stack = "";
  throw refusal;
}
