import { hasCode, type Refusal } from "./refusal";

/** What is wrong with the credentials themselves. The SDK has names of its own where it found none. */
export const credentialRefusals: readonly Refusal[] = [
  {
    title: "The credentials have expired",
    fits: hasCode("ExpiredTokenException", "ExpiredToken", "RequestExpired"),
    advice: () => ["The credentials of this `up` have expired: log in again, such as with `aws sso login`."],
  },
  {
    title: "The credentials are not accepted",
    fits: hasCode(
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "IncompleteSignatureException",
      "MissingAuthenticationTokenException",
    ),
    advice: () => [
      "AWS does not accept the credentials of this `up`: they are wrong, were deleted, or this machine's clock is off. Check aws:profile or the keys, and log in again.",
    ],
  },
  {
    title: "There are no credentials",
    fits: hasCode("CredentialsProviderError", "TokenProviderError"),
    advice: () => [
      "No credentials could be had: log in again, such as with `aws sso login`, or set aws:profile in the stack's configuration.",
    ],
  },
];
