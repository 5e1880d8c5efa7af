import { AwsError } from "../operation";
import type { ServiceName } from "../service";
import type { Mismatch } from "./mismatch";

/**
 * The error that AWS answers to a mismatch, in its own words where a public source shows them:
 * - wrong type: `STRING_VALUE cannot be converted to Integer` (aws-actions/amazon-ecs-deploy-task-definition#587);
 * - missing, ECS: `Family can not be blank.` (same repository, #630), `Task Definition can not be blank.`
 *   (awslabs/fargatecli#11) and, inside a structure, `Container.image should not be null or empty.` (aws/aws-cli#5924);
 * - missing, Logs: `Value null at '…' failed to satisfy constraint: Member must not be null` (the common form of
 *   fluent-plugins-nursery/fluent-plugin-cloudwatch-logs#116).
 *
 * The path is added to the words of a wrong type, which AWS leaves out. An unknown member AWS would ignore in silence;
 * here it is an error, because a misspelt member is a mistake of the caller and this server exists to show those.
 */
export function refusal(service: ServiceName, mismatch: Mismatch): AwsError {
  switch (mismatch.kind) {
    case "wrong-type":
      return new AwsError(
        "SerializationException",
        `${tokenOf(mismatch.given)} cannot be converted to ${mismatch.expected} (${mismatch.path || "the request"})`,
      );
    case "missing-member":
      return missing(service, mismatch);
    case "unknown-value":
      return new AwsError(
        "InvalidParameterException",
        `1 validation error detected: Value '${mismatch.given}' at '${mismatch.path}' failed to satisfy constraint: ` +
          `Member must satisfy enum value set: [${mismatch.allowed.join(", ")}]`,
      );
    case "unknown-member":
      return new AwsError(
        "InvalidParameterException",
        `Unknown member '${mismatch.path}': ${mismatch.shape} has ${mismatch.known.join(", ") || "no members"}. ` +
          "AWS would ignore it; the simulator does not.",
      );
    default: {
      const never: never = mismatch;
      throw new Error(`Unknown mismatch ${JSON.stringify(never)}`);
    }
  }
}

function missing(service: ServiceName, mismatch: Extract<Mismatch, { kind: "missing-member" }>): AwsError {
  if (service === "logs") {
    return new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value null at '${mismatch.path}' failed to satisfy constraint: Member must not be null`,
    );
  }
  if (mismatch.path === mismatch.member) {
    return new AwsError("InvalidParameterException", `${words(mismatch.member)} can not be blank.`);
  }
  return new AwsError(
    "ClientException",
    `${mismatch.shape}.${mismatch.member} should not be null or empty. (${mismatch.path})`,
  );
}

/** `taskDefinition` as `Task Definition`. */
function words(member: string): string {
  return member.replace(/^./, (letter) => letter.toUpperCase()).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
}

/** What AWS's parser calls a JSON value. */
function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return "START_ARRAY";
  switch (typeof value) {
    case "string":
      return "STRING_VALUE";
    case "number":
      return "NUMBER_VALUE";
    case "boolean":
      return value ? "TRUE_VALUE" : "FALSE_VALUE";
    default:
      return "START_OBJECT";
  }
}
