import { AwsCallError, speakerOf } from "../run/weather";

/** Awaits a call and turns what it throws into an {@link AwsCallError} that names the IAM action. */
export async function call<T>(action: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toCallError(action, error);
  }
}

/** What the SDK throws: a service's error, a transport's error, or the parser's when the answer was no JSON. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  /** Of a host with several addresses, why each of them could not be had. */
  readonly errors?: readonly Thrown[];
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** Somebody else is at work: on the same log group, or on another revision of the family, which is a ClientException. */
const isBusy = ({ name, message = "" }: Thrown) =>
  name === "OperationAbortedException" || /^Too many concurrent attempts/.test(message);

function toCallError(action: string, error: unknown): AwsCallError {
  const thrown = (error ?? {}) as Thrown;
  const { name = "Error" } = thrown;
  // Where JavaScript's own name tells nothing, Node has a code beside it.
  const code = ["Error", "AggregateError"].includes(name) ? (thrown.code ?? name) : name;
  const status = thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode ?? 0;
  const notJson = code === "SyntaxError";
  const transient =
    status >= 500 ||
    status === 429 ||
    // A proxy's HTML page in place of JSON surfaces as the parser's SyntaxError.
    (notJson && status === 0) ||
    isBusy(thrown) ||
    [code, thrown.code ?? ""].some((one) => ["throttle", "connection"].includes(speakerOf(one)));
  const said = notJson
    ? `an answer that is no JSON, HTTP status ${status}`
    : `${code}: ${messageIn(thrown) ?? String(error)}`;
  return new AwsCallError(`${action} failed: ${said}`, action, code, transient, {
    cause: error,
  });
}

/** An AggregateError has no message of its own. */
function messageIn({ message, errors = [] }: Thrown): string | undefined {
  return message || errors.length === 0 ? message : errors.map(messageIn).join("; ");
}
