import type { ServiceName } from "../service";
import { type Mismatch, mismatches } from "./mismatch";
import { operationSchema } from "./operations";

/**
 * Where an operation's output is not of the shape that the SDK reads, in words; empty when all is well.
 * A member that the SDK does not know would be dropped by it in silence, so it counts as a mistake too.
 */
export function answerMistakes(service: ServiceName, operation: string, output: object): string[] {
  const schema = operationSchema(service, operation);
  if (schema === undefined) return [`AWS has no operation ${operation}`];
  return mismatches(schema.output, output, "memory").map(describe);
}

function describe(mismatch: Mismatch): string {
  switch (mismatch.kind) {
    case "unknown-member":
      return `${mismatch.path}: ${mismatch.shape} has no such member`;
    case "missing-member":
      return `${mismatch.path}: required by ${mismatch.shape}`;
    case "wrong-type":
      return `${mismatch.path}: ${JSON.stringify(mismatch.given)} is no ${mismatch.expected}`;
    case "unknown-value":
      return `${mismatch.path}: '${mismatch.given}' is none of ${mismatch.allowed.join(", ")}`;
    default: {
      const never: never = mismatch;
      throw new Error(`Unknown mismatch ${JSON.stringify(never)}`);
    }
  }
}
