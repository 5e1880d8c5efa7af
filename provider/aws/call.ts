import { AwsCallError } from "../run/weather";

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
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** Calls that come again later: too many of them, or another one at work on the same log group. */
const throttles = new Set([
  "ThrottlingException",
  "Throttling",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "OperationAbortedException",
]);

/** Names under which Node and the SDK report a connection that gave no whole answer. */
const lostConnections = new Set([
  "TimeoutError",
  "RequestTimeout",
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

/** RegisterTaskDefinition's ClientException when two revisions of a family are registered at the same moment. */
const tooManyAtOnce = /^Too many concurrent attempts/;

function toCallError(action: string, error: unknown): AwsCallError {
  const thrown = (error ?? {}) as Thrown;
  const code = thrown.name === "Error" || thrown.name === undefined ? (thrown.code ?? "Error") : thrown.name;
  const status = thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode ?? 0;
  const notJson = code === "SyntaxError";
  const transient =
    status >= 500 ||
    status === 429 ||
    // A proxy's HTML page in place of JSON surfaces as the parser's SyntaxError.
    (notJson && status === 0) ||
    tooManyAtOnce.test(thrown.message ?? "") ||
    [code, thrown.code ?? ""].some((name) => throttles.has(name) || lostConnections.has(name));
  const said = notJson
    ? `an answer that is no JSON, HTTP status ${status}`
    : `${code}: ${thrown.message ?? String(error)}`;
  return new AwsCallError(`${action} failed: ${said}`, action, code, transient, {
    cause: error,
  });
}
