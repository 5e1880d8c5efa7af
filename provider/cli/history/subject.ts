import { dynamicType } from "../../resource/identityUrn";
import type { OneOffTaskOutputs } from "../../resource/state";
import { familyOf } from "../../run/task";
import { defined } from "../../values/defined";
import { CommandFailure } from "../failure";
import { runnableNamed } from "../stack/named";
import type { Stack, StackGatedService, StackTask } from "../stack/stack";

/** Whose runs are looked for. */
export interface Subject {
  readonly name: string;
  /** What its tasks and receipts are known by in ECS. */
  readonly urn: string;
  /** Its URN in the state. */
  readonly row: string;
  /** Where its runs run, and what is hidden of them. */
  readonly like: StackTask;
  /** What the state has of its last run; absent for runs that no state has. */
  readonly outputs?: OneOffTaskOutputs;
}

/** Those of the names, or all of a stack, in the order of the state. Throws for a name that it has not, and for none at all. */
export function subjectsOf(stack: Stack, names: readonly string[]): readonly Subject[] {
  const { tasks, gatedServices } = stack;
  const named =
    names.length === 0
      ? [...tasks.map(taskSubject), ...gatedServices.flatMap((service) => failedDeploys(service, tasks))]
      : names.flatMap((name) => subjectsNamed(stack, name));
  if (named.length === 0)
    throw new CommandFailure(`stack ${stack.name} has no OneOffTask and no GatedService with one`);
  return [...new Map(named.map((subject) => [subject.urn, subject])).values()];
}

/** The families that a subject's runs have run from, as far as the state tells. */
export function familiesOf(subject: Subject): readonly string[] {
  const { taskDefinition } = subject.like.inputs;
  const named = taskDefinition === undefined ? [] : [taskDefinition.family];
  return [...new Set([...recordedRevisions(subject).map(familyOf), ...named])];
}

/** ARNs of the revisions that the state has of it. */
export function recordedRevisions({ like: { outputs } }: Pick<Subject, "like">): readonly string[] {
  // A state that was written before its first run ended has neither list.
  const { taskDefinitionArn, revisionArn, revisions = [], foreignRevisions = [] } = outputs;
  const single = [revisionArn, taskDefinitionArn].filter((arn) => arn !== undefined);
  return [...new Set([...single, ...revisions, ...foreignRevisions])];
}

function subjectsNamed(stack: Stack, name: string): readonly Subject[] {
  const found = runnableNamed(stack, name);
  switch (found.kind) {
    case "task":
      return [taskSubject(found.task)];
    case "gatedService":
      return [...found.tasks.map(taskSubject), ...failedDeploys(found.service, found.tasks)];
    default:
      return found satisfies never;
  }
}

function taskSubject(task: StackTask): Subject {
  const { name, urn, row, outputs } = task;
  return { name, urn, row, like: task, ...defined({ outputs }) };
}

/** The runs that a `GatedService` makes when its deploy fails: they are no resource, and known in ECS by a URN of their own. */
function failedDeploys({ name, urn }: StackGatedService, tasks: readonly StackTask[]): readonly Subject[] {
  const like = tasks.find(({ component }) => component === urn);
  const [stack, project, type] = urn.split("::");
  if (like === undefined) return [];
  const ownName = `${name}-on-failed-deploy`;
  const own = [stack, project, `${type}$${dynamicType}`, ownName].join("::");
  return [{ name: ownName, urn: own, row: own, like }];
}
