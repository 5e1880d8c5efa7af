import { AwsCallError } from "../../provider/run/weather";

/** What AWS answers a caller without the permission for `action`. */
export const denied = (action: string, missing = action) =>
  new AwsCallError(
    `${action} failed: AccessDeniedException: User is not authorized to perform: ${missing}`,
    action,
    "AccessDeniedException",
    false,
  );

export const throttled = (action: string) =>
  new AwsCallError(
    `${action} failed: ThrottlingException: Rate exceeded`,
    action,
    "ThrottlingException",
    true,
  );

/** A connection that broke: nobody knows whether the call was applied. */
export const lostAnswer = (action: string) =>
  new AwsCallError(`${action} failed: ECONNRESET: socket hang up`, action, "ECONNRESET", true);
