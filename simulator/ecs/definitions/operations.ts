import type {
  DeleteTaskDefinitionsRequest,
  DeregisterTaskDefinitionRequest,
  DescribeTaskDefinitionRequest,
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionsRequest,
  RegisterTaskDefinitionRequest,
} from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { Tags } from "../../ports";
import type { Checked, Operations } from "../../protocol/operation";
import { deleteDefinitions } from "./delete";
import { deregisterDefinition } from "./deregister";
import { describeDefinition } from "./describe";
import { listDefinitions, listFamilies } from "./list";
import { registerDefinition } from "./register";
import type { DefinitionStore } from "./store";

/** Everything that ECS does with task definitions. */
export function createDefinitionOperations(
  definitions: DefinitionStore,
  tags: Tags,
  by: { readonly account: string; readonly clock: Clock },
): Operations {
  return {
    RegisterTaskDefinition: (
      input: Checked<RegisterTaskDefinitionRequest, "family" | "containerDefinitions">,
    ) => registerDefinition(input, definitions, tags, by),
    DescribeTaskDefinition: (input: Checked<DescribeTaskDefinitionRequest, "taskDefinition">) =>
      describeDefinition(input, definitions, tags),
    ListTaskDefinitions: (input: ListTaskDefinitionsRequest) => listDefinitions(input, definitions),
    ListTaskDefinitionFamilies: (input: ListTaskDefinitionFamiliesRequest) =>
      listFamilies(input, definitions),
    DeregisterTaskDefinition: (input: Checked<DeregisterTaskDefinitionRequest, "taskDefinition">) =>
      deregisterDefinition(input, definitions, by.clock),
    DeleteTaskDefinitions: (input: Checked<DeleteTaskDefinitionsRequest, "taskDefinitions">) =>
      deleteDefinitions(input, definitions, tags, by.clock),
  };
}
