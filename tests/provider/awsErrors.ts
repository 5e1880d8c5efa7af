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

/** What a proxy has in place of the answer: nobody knows what was in that. */
export const garbledAnswer = (action: string) =>
  new AwsCallError(
    `${action} failed: an answer that is no JSON, HTTP status 200`,
    action,
    "SyntaxError",
    false,
  );
