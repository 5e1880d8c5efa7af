import type { DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse } from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import { AwsError, type Checked } from "../../protocol/operation";
import { namesRevision } from "./reference";
import type { DefinitionStore } from "./store";

/**
 * DeregisterTaskDefinition: the revision becomes INACTIVE and stays visible. Throws ClientException without a revision,
 * for one that does not exist, and for one that is not ACTIVE.
 */
export function deregisterDefinition(
  { taskDefinition: reference }: Checked<DeregisterTaskDefinitionRequest, "taskDefinition">,
  definitions: DefinitionStore,
  clock: Clock,
): DeregisterTaskDefinitionResponse {
  if (!namesRevision(reference)) throw new AwsError("ClientException", "Revision is missing.");
  const revision = definitions.see(reference);
  if (revision === undefined) throw new AwsError("ClientException", "Unable to describe task definition.");
  if (revision.status !== "ACTIVE") {
    throw new AwsError(
      "ClientException",
      "The specified task definition is inactive. You can specify an active task definition only.",
    );
  }
  const change = { status: "INACTIVE", deregisteredAt: new Date(clock.now()) } as const;
  return { taskDefinition: definitions.change(revision, change) };
}
