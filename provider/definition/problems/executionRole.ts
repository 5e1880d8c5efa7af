import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";

/**
 * A task without an execution role that needs one. RegisterTaskDefinition refuses secrets without it everywhere, and on
 * Fargate, where no instance has a role to stand in, also awslogs and images of ECR ("Fargate requires task definition to
 * have execution role ARN to support log driver awslogs").
 *
 * @param logGroup the group of containers that have no log configuration of their own.
 */
export function executionRoleProblems(definition: Look, onFargate: boolean, logGroup: Look): Problem[] {
  const role = definition.at("executionRoleArn");
  if (!role.isAbsent) return [];
  const needs = definition
    .at("containerDefinitions")
    .items.flatMap((container) => [...always(container), ...(onFargate ? fargate(container, logGroup) : [])]);
  const reasons = [...new Set(needs)];
  const where = onFargate ? " on Fargate" : "";
  return reasons.length === 0
    ? []
    : [
        {
          path: role.path,
          message: `is required${where} for ${reasons.join(", ")}: the role that ECS itself has`,
        },
      ];
}

function always(container: Look): string[] {
  const secrets = [container.at("secrets"), container.at("logConfiguration").at("secretOptions")];
  return secrets.some(({ items }) => items.length > 0) ? ["secrets"] : [];
}

const ecrImage = /^\d{12}\.dkr[.-]ecr[.-]/;

function fargate(container: Look, logGroup: Look): string[] {
  const log = container.at("logConfiguration");
  const logs = log.at("logDriver").text === "awslogs" || (log.isAbsent && logGroup.text !== undefined);
  return [
    ...(logs ? ["the log driver awslogs"] : []),
    ...(ecrImage.test(container.at("image").text ?? "") ? ["images of ECR"] : []),
    ...(container.at("repositoryCredentials").given === undefined ? [] : ["repositoryCredentials"]),
    ...(container.at("environmentFiles").items.length === 0 ? [] : ["environmentFiles"]),
  ];
}
