import { AwsError, type Call, type Operations } from "./operation";

/**
 * Carries out an operation by name. The input must have been checked: TypeScript cannot know what an entry of a table
 * of operations takes. Throws UnknownOperationException for an operation that is not in the table.
 */
export async function invoke(
  operations: Operations,
  name: string,
  input: unknown,
  call: Call,
): Promise<object> {
  const operation = operations[name] as
    | ((input: unknown, call: Call) => object | Promise<object>)
    | undefined;
  if (operation === undefined) {
    throw new AwsError("UnknownOperationException", `AWS has ${name}; this simulator does not serve it.`);
  }
  return operation(input, call);
}
