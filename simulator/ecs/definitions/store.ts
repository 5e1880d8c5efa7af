import type { TaskDefinition } from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { TaskDefinitions } from "../../ports";
import { AwsError } from "../../protocol/operation";
import { definitionArn, readReference } from "./reference";

/** A revision as it is kept. Only its status and the times of its end ever change. */
export type Revision = TaskDefinition & {
  taskDefinitionArn: string;
  family: string;
  revision: number;
  status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
};

/** What a revision is made of; the rest is given by the store. */
export type NewRevision = Omit<TaskDefinition, "taskDefinitionArn" | "family" | "revision" | "status">;

/** The task definitions of one account in one region. */
export interface DefinitionStore extends TaskDefinitions {
  /** Adds a family's next revision. A number is never given twice, not even after DeleteTaskDefinitions. */
  add(family: string, content: NewRevision): Revision;
  /** The revision that a request sees: `family` is its newest ACTIVE one; a deleted one is gone after an hour. */
  see(reference: string): Revision | undefined;
  /** Every revision that a request sees, by family and then by number. */
  all(): Revision[];
  change(
    revision: Revision,
    change: Partial<Pick<Revision, "status" | "deregisteredAt" | "deleteRequestedAt">>,
  ): Revision;
}

/** How long a deleted revision is seen as DELETE_IN_PROGRESS: AWS says "within one hour" where nothing uses it. */
const deletionMs = 3_600_000;

export function createDefinitionStore(
  place: { account: string; region: string },
  clock: Clock,
): DefinitionStore {
  const families = new Map<string, Revision[]>();

  const find = (reference: string): Revision | undefined => {
    const named = readReference(reference, place);
    const revisions = families.get(named?.family ?? "") ?? [];
    if (named?.revision === undefined) return revisions.filter(({ status }) => status === "ACTIVE").at(-1);
    return revisions[named.revision - 1];
  };
  const isGone = ({ deleteRequestedAt }: Revision) =>
    deleteRequestedAt !== undefined && clock.now() - deleteRequestedAt.getTime() > deletionMs;

  return {
    find,
    see(reference) {
      const revision = find(reference);
      return revision === undefined || isGone(revision) ? undefined : revision;
    },
    requireActive(reference) {
      const revision = find(reference);
      if (revision === undefined || isGone(revision)) {
        throw new AwsError("ClientException", "TaskDefinition not found.");
      }
      if (revision.status !== "ACTIVE")
        throw new AwsError("InvalidParameterException", "TaskDefinition is inactive");
      return revision;
    },
    all: () =>
      [...families.entries()]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([, revisions]) => revisions)
        .filter((revision) => !isGone(revision)),
    add(family, content) {
      const revisions = families.get(family) ?? [];
      families.set(family, revisions);
      const number = revisions.length + 1;
      const taskDefinitionArn = definitionArn(place, `${family}:${number}`);
      const added: Revision = { ...content, taskDefinitionArn, family, revision: number, status: "ACTIVE" };
      revisions.push(added);
      return added;
    },
    change(revision, change) {
      const changed = { ...revision, ...change };
      families.get(revision.family)?.splice(revision.revision - 1, 1, changed);
      return changed;
    },
  };
}
