import { AwsError } from "../operation";
import type { ServiceName } from "../service";
import { mismatches } from "./mismatch";
import { operationSchema } from "./operations";
import { refusal } from "./refusal";

/** A request's body as JSON. A null member is an absent one, as the protocol has it. Throws SerializationException. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body === "" ? "{}" : body, (_, value: unknown) => (value === null ? undefined : value));
  } catch (cause) {
    throw new AwsError("SerializationException", `The body is no JSON: ${(cause as Error).message}`);
  }
}

/** Throws what AWS would answer to an input that is not of its operation's shape; see {@link refusal}. */
export function checkInput(service: ServiceName, operation: string, input: unknown): void {
  const schema = operationSchema(service, operation);
  if (schema === undefined) {
    throw new AwsError("UnknownOperationException", `${operation} is no operation of ${service}.`);
  }
  const [first] = mismatches(schema.input, input, "wire");
  if (first !== undefined) throw refusal(service, first);
}
