import { familyOf } from "../../run/task";
import type { StackTask } from "./stack";

type Recorded = Pick<StackTask, "inputs" | "outputs">;

/** ARNs of the revisions that the state has of a task. */
export function recordedRevisions({ outputs }: Pick<Recorded, "outputs">): readonly string[] {
  // A state that was written before its first run ended has neither list.
  const { taskDefinitionArn, revisionArn, revisions = [], foreignRevisions = [] } = outputs;
  const single = [revisionArn, taskDefinitionArn].filter((arn) => arn !== undefined);
  return [...new Set([...single, ...revisions, ...foreignRevisions])];
}

/** The families that a task's runs have run from, as far as the state tells. */
export function familiesOf(task: Recorded): readonly string[] {
  const { taskDefinition } = task.inputs;
  const named = taskDefinition === undefined ? [] : [taskDefinition.family];
  return [...new Set([...recordedRevisions(task).map(familyOf), ...named])];
}
