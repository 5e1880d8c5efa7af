import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { RunFailure } from "../resource/failure";
import type { ValuePath } from "../resource/secretPaths";
import { sent } from "./wire";

/** The metadata key under which gRPC carries the details of an error. */
const detailsKey = "grpc-status-details-bin";

/**
 * An error as the engine wants it. A {@link RunFailure} carries the properties to record, in which `secretPaths` are marked;
 * the engine records them with the reasons, and calls the step failed.
 */
export function failure(error: unknown, secretPaths: readonly ValuePath[] = []): grpc.ServiceError {
  const details = error instanceof Error ? error.message : String(error);
  const metadata = new grpc.Metadata();
  if (error instanceof RunFailure)
    metadata.add(detailsKey, Buffer.from(initFailed(error, secretPaths).serializeBinary()));
  return Object.assign(new Error(details), { code: grpc.status.UNKNOWN, details, metadata });
}

function initFailed({ id, message, properties, reasons }: RunFailure, secretPaths: readonly ValuePath[]) {
  const detail = new ErrorResourceInitFailed()
    .setId(id)
    .setProperties(sent(properties, secretPaths))
    .setReasonsList([...reasons]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  return new Status().setCode(grpc.status.UNKNOWN).setMessage(message).setDetailsList([any]);
}
