import { AwsCallError } from "../run/weather";

/** Where a call went. */
export interface CallContext {
  readonly cluster: string;
  readonly region: string | undefined;
}

/**
 * What a person can do about a call that AWS refused for good, or about an outage that outlasted our patience; nothing
 * for an error that says it itself. Only the words depend on AWS's texts, nothing that is done does.
 */
export function refusalAdvice(error: unknown, context: CallContext): readonly string[] {
  if (!(error instanceof AwsCallError)) return [];
  if (error.transient)
    return ["AWS did not answer in time: look at its health page, and at this machine's network."];
  return table.filter(({ codes }) => codes.includes(error.code)).map(({ advice }) => advice(error, context));
}

interface Refusal {
  readonly codes: readonly string[];
  advice(error: AwsCallError, context: CallContext): string;
}

/** Codes of the ECS and CloudWatch Logs APIs and of STS, and the SDK's own names where it found no credentials. */
const table: readonly Refusal[] = [
  {
    codes: ["AccessDeniedException", "AccessDenied", "UnauthorizedOperation"],
    advice: ({ action, message }) =>
      `The credentials of this \`up\` have no permission ${missingPermission(message) ?? action}: allow it in IAM, as in the policy of pulumi-ecs-task's README.`,
  },
  {
    codes: ["ExpiredTokenException", "ExpiredToken", "RequestExpired"],
    advice: () => "The credentials of this `up` have expired: log in again, such as with `aws sso login`.",
  },
  {
    codes: [
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "IncompleteSignatureException",
      "MissingAuthenticationTokenException",
    ],
    advice: () =>
      "AWS does not accept the credentials of this `up`: they are wrong, were deleted, or this machine's clock is off. Check aws:profile or the keys, and log in again.",
  },
  {
    codes: ["CredentialsProviderError", "TokenProviderError"],
    advice: () =>
      "No credentials could be had: log in again, such as with `aws sso login`, or set aws:profile in the stack's configuration.",
  },
  {
    codes: ["ClusterNotFoundException"],
    advice: (_, { cluster, region }) =>
      `There is no cluster "${cluster}" in ${region ?? "the region"} of the account that these credentials belong to: check \`cluster\`, the region and the profile.`,
  },
];

/** `iam:PassRole on arn:...` where AWS says so: RegisterTaskDefinition, for one, needs more than its own permission. */
function missingPermission(message: string): string | undefined {
  const [, action, resource] =
    /not authorized to perform:? ([\w-]+:\w+)(?: on resource:? ([^\s,]+))?/.exec(message) ?? [];
  if (action === undefined) return undefined;
  return resource === undefined ? action : `${action} on ${resource}`;
}
