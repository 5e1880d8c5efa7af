import type {
  DeleteTaskDefinitionsRequest,
  DeleteTaskDefinitionsResponse,
  Failure,
} from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { Tags } from "../../ports";
import { AwsError, type Checked } from "../../protocol/operation";
import { namesRevision } from "./reference";
import type { DefinitionStore, Revision } from "./store";

/**
 * DeleteTaskDefinitions: INACTIVE revisions become DELETE_IN_PROGRESS and lose their tags; for any other there is a
 * failure in an answer that is HTTP 200 all the same.
 */
export function deleteDefinitions(
  { taskDefinitions: references }: Checked<DeleteTaskDefinitionsRequest, "taskDefinitions">,
  definitions: DefinitionStore,
  tags: Tags,
  clock: Clock,
): DeleteTaskDefinitionsResponse {
  if (references.length > 10) {
    throw new AwsError(
      "InvalidParameterException",
      "Size of TaskDefinition references list cannot exceed 10",
    );
  }
  const deleted: Revision[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const revision = namesRevision(reference) ? definitions.see(reference) : undefined;
    if (revision === undefined || revision.status === "ACTIVE") {
      failures.push({ arn: reference, reason: reasonFor(reference, revision) });
    } else {
      const change = { status: "DELETE_IN_PROGRESS", deleteRequestedAt: new Date(clock.now()) } as const;
      deleted.push(definitions.change(revision, change));
      tags.remove(revision.taskDefinitionArn);
    }
  }
  return { taskDefinitions: deleted, failures };
}

function reasonFor(reference: string, revision: Revision | undefined): string {
  if (!namesRevision(reference)) {
    return "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.";
  }
  return revision === undefined
    ? "The specified task definition does not exist. Specify a valid account, family, revision and try again."
    : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";
}
