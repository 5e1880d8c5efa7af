import type {
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionFamiliesResponse,
  ListTaskDefinitionsRequest,
  ListTaskDefinitionsResponse,
} from "@aws-sdk/client-ecs";
import { pageOf } from "../../protocol/pages";
import type { DefinitionStore } from "./store";

/** ListTaskDefinitions. `familyPrefix` is, in spite of its name, a whole family (API Reference). Default: ACTIVE, ascending. */
export function listDefinitions(
  input: ListTaskDefinitionsRequest,
  definitions: DefinitionStore,
): ListTaskDefinitionsResponse {
  const { familyPrefix: family, status = "ACTIVE", sort = "ASC" } = input;
  const arns = definitions
    .all()
    .filter((revision) => revision.status === status && revision.family === (family ?? revision.family))
    .map(({ taskDefinitionArn }) => taskDefinitionArn);
  const request = { nextToken: input.nextToken, size: input.maxResults, largest: 100 };
  const { items, nextToken } = pageOf(sort === "DESC" ? arns.reverse() : arns, request, (arn) => arn);
  return { taskDefinitionArns: [...items], nextToken };
}

/** ListTaskDefinitionFamilies. A family is ACTIVE when one of its revisions is. */
export function listFamilies(
  input: ListTaskDefinitionFamiliesRequest,
  definitions: DefinitionStore,
): ListTaskDefinitionFamiliesResponse {
  const { familyPrefix: prefix = "", status = "ALL" } = input;
  const revisions = definitions.all().filter(({ family }) => family.startsWith(prefix));
  const active = new Set(
    revisions.filter((revision) => revision.status === "ACTIVE").map(({ family }) => family),
  );
  const families = [...new Set(revisions.map(({ family }) => family))].filter(
    (family) => status === "ALL" || (status === "ACTIVE") === active.has(family),
  );
  const request = { nextToken: input.nextToken, size: input.maxResults, largest: 100 };
  const { items, nextToken } = pageOf(families, request, (family) => family);
  return { families: [...items], nextToken };
}
