import { hasCode, type Refusal } from "./refusal";
import { statementFor } from "./statement";

/** A permission that somebody lacks: which, on what, and the statement that gives it. */
export const permissionRefusals: readonly Refusal[] = [
  {
    title: "A permission is missing",
    fits: hasCode("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "AuthorizationError"),
    advice({ action, message }, context) {
      const missing = missingIn(message);
      const wanted = missing?.action ?? action;
      const on = missing?.resource === undefined ? "" : ` on ${missing.resource}`;
      const said = `The credentials of this \`up\` have no permission ${wanted}${on}: allow it in IAM, as in the policy of pulumi-ecs-task's README.`;
      const obstacle = obstacleIn(message);
      const statement = statementFor(wanted, missing?.resource, message, context);
      return [
        [said, ...(obstacle === undefined ? [] : [obstacle])].join(" "),
        ...(statement === undefined || obstacle !== undefined ? [] : [`Statement: ${statement}`]),
      ];
    },
  },
];

/** `iam:PassRole` and `arn:...` where AWS says so: RegisterTaskDefinition, for one, needs more than its own permission. */
function missingIn(message: string): { readonly action: string; readonly resource?: string } | undefined {
  const [, action, resource] =
    /not authorized to perform:? ([\w-]+:\w+)(?: on resource:? ([^\s,]+))?/.exec(message) ?? [];
  if (action === undefined) return undefined;
  return { action, ...(resource !== undefined && { resource }) };
}

/** What stands against the permission besides the identity's own policy, where AWS says so. */
function obstacleIn(message: string): string | undefined {
  const [, deny] = /explicit deny in an? ([\w -]*(?:policy|boundary))/.exec(message) ?? [];
  if (deny !== undefined)
    return `An explicit deny in a ${deny} stands against it, and no statement outweighs that: have it taken out.`;
  const [, missing] =
    /because no (service control policy|permissions boundary|session policy|VPC endpoint policy|resource control policy) allows/.exec(
      message,
    ) ?? [];
  return missing === undefined ? undefined : `It is the ${missing} that does not allow it.`;
}
