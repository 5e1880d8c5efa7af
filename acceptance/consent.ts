import type { Identity } from "./identity";

/** Names the account on which the suite may run. */
export const consentVariable = "ECS_TASK_AWS_ACCOUNT";

/** Whether the story may begin. `exitCode` is the process's where it may not. */
export type Consent =
  | { readonly kind: "given"; readonly account: string }
  | { readonly kind: "missing"; readonly message: string; readonly exitCode: 0 | 2 };

/** `named` is the value of {@link consentVariable}. Nothing has been done when this is asked. */
export function consentFor(identity: Identity, named: string | undefined): Consent {
  switch (identity.kind) {
    case "none":
      return no(
        0,
        "There are no AWS credentials here, so nothing was done. The suite takes them as the AWS CLI does: " +
          "a profile (AWS_PROFILE), keys in the environment, SSO, or a role.",
      );
    case "refused":
      return no(2, `The AWS credentials here do not work, so nothing was done. ${identity.because}`);
    case "account":
      return consentOn(identity.account, named);
    default:
      return identity satisfies never;
  }
}

function consentOn(account: string, named: string | undefined): Consent {
  const how = `To run it there, which costs money: ${consentVariable}=${account} npm run test:aws`;
  if (named === undefined || named === "")
    return no(2, `The AWS credentials here are those of account ${account}, and nothing was done. ${how}`);
  if (!/^\d{12}$/.test(named))
    return no(
      2,
      `${consentVariable} is "${named}": expected the 12 digits of an account. Nothing was done. ${how}`,
    );
  if (named !== account)
    return no(
      2,
      `${consentVariable} is ${named}, and the AWS credentials here are those of account ${account}: nothing was done. ` +
        "Choose the credentials of the account that you mean (AWS_PROFILE).",
    );
  return { kind: "given", account };
}

function no(exitCode: 0 | 2, message: string): Consent {
  return { kind: "missing", message, exitCode };
}
