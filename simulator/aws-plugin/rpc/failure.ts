import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { NotReadyError } from "../resource-type";
import { toStruct } from "./struct";

/** The metadata key under which gRPC carries the details of an error. */
const DETAILS_KEY = "grpc-status-details-bin";

/**
 * The error as the engine wants it. A {@link NotReadyError} carries the resource's state: the engine records it and
 * calls the step failed.
 */
export function failure(error: unknown): grpc.ServiceError {
  const details = describe(error);
  const metadata = new grpc.Metadata();
  if (error instanceof NotReadyError)
    metadata.add(DETAILS_KEY, Buffer.from(initFailed(error).serializeBinary()));
  return Object.assign(new Error(details), { code: grpc.status.UNKNOWN, details, metadata });
}

/** `name: message`, because AWS's errors say in their name what is wrong. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}

function initFailed({ message, state }: NotReadyError): Status {
  const detail = new ErrorResourceInitFailed()
    .setId(state.id)
    .setProperties(toStruct(state.outputs))
    .setReasonsList([message]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  return new Status().setCode(grpc.status.UNKNOWN).setMessage(message).setDetailsList([any]);
}
