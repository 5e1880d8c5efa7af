import type { DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse } from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import { AwsError, type Checked } from "../../protocol/operation";
import type { DefinitionStore } from "./store";

/** DescribeTaskDefinition, of any status. Throws ClientException `Unable to describe task definition.` */
export function describeDefinition(
  input: Checked<DescribeTaskDefinitionRequest, "taskDefinition">,
  definitions: DefinitionStore,
  tags: Tags,
): DescribeTaskDefinitionResponse {
  const taskDefinition = definitions.see(input.taskDefinition);
  if (taskDefinition === undefined)
    throw new AwsError("ClientException", "Unable to describe task definition.");
  if (!input.include?.includes("TAGS")) return { taskDefinition };
  return { taskDefinition, tags: tags.of(taskDefinition.taskDefinitionArn) };
}
