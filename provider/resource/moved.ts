import type { Difference } from "./diff";
import { inputsOf, type Properties } from "./state";

/**
 * The difference of a resource that the other kind of host recorded: it is always recorded anew, since a delete asks the
 * host of what was recorded last. The host that deletes the predecessor of a replacement does not know of its successor, and
 * would make the run of a destroy.
 */
export function moved(difference: Difference, recorded: Properties): Difference {
  if (difference.replaces.length > 0 && inputsOf(recorded).onDelete !== undefined) {
    throw new Error(
      `moves to another provider and is to be replaced in the same update, for a change in ${difference.replaces.join(", ")}: its onDelete would run for a resource that goes on. Let one \`pulumi up\` move it as it is, and make the change in the next`,
    );
  }
  return { ...difference, changes: true };
}
