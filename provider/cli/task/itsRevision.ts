import { AwsCallError } from "../../run/weather";
import { revisionThatRan } from "../history/revisionThatRan";
import { type FoundTask, sourceOf } from "./foundTask";

/**
 * A task that the state alone tells of, with the revision that it ran, which names its containers and their streams. One that
 * the state has no more, or that cannot be looked at, gives way to the newest, which logs to the same place for most.
 */
export async function ofItsRevision(found: FoundTask): Promise<FoundTask> {
  const { recorded, aws } = found;
  if (recorded === undefined || sourceOf(found) !== "state") return found;
  const ran = await revisionThatRan(recorded, aws.definitions.find).catch((error: unknown) => {
    // The definition is read once more where it is needed, and what stands against that is told there.
    if (!(error instanceof AwsCallError)) throw error;
    return undefined;
  });
  if (ran === undefined || ran === recorded.outputs.revisionArn) return found;
  const itself = { ...recorded, outputs: { ...recorded.outputs, revisionArn: ran } };
  return { ...found, recorded: itself, resource: itself };
}
