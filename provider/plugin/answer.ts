import type * as grpc from "@grpc/grpc-js";
import type { ValuePath } from "../resource/secretPaths";
import { failure } from "./failure";

/** An error that carries properties to record, with the places marked that hold secrets. */
class Recording extends Error {
  constructor(
    readonly recorded: unknown,
    readonly secretPaths: readonly ValuePath[],
  ) {
    super("a failure to be recorded");
  }
}

/** A deployment whose failure is to be recorded, with the secrets of its inputs marked. */
export function recording<T>(secretPaths: readonly ValuePath[], deployed: Promise<T>): Promise<T> {
  return deployed.catch((error: unknown) => {
    throw new Recording(error, secretPaths);
  });
}

/** A method of the service: its answer, or its error as the engine wants it. */
export function answer<Request, Response>(
  method: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async ({ request }, callback) => {
    try {
      callback(null, await method(request));
    } catch (error) {
      callback(error instanceof Recording ? failure(error.recorded, error.secretPaths) : failure(error));
    }
  };
}
