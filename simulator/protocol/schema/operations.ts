import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as ecs from "@aws-sdk/client-ecs";
import { NormalizedSchema } from "@smithy/core/schema";
import type { ServiceName } from "../service";

/** The shapes of one operation, as the AWS SDK's own clients serialise and read them. */
export interface OperationSchema {
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

const clients: Readonly<Record<ServiceName, Readonly<Record<string, unknown>>>> = { ecs, logs };

/** First element of an operation's schema (`StaticSchemaIdOperation` of @smithy/types); the shapes are elements 4 and 5. */
const operationSchemaId = 9;

/** The schema that the SDK exports for an operation (`RunTask$`), or `undefined` when AWS has no such operation. */
export function operationSchema(service: ServiceName, operation: string): OperationSchema | undefined {
  const exported = clients[service][`${operation}$`];
  if (!Array.isArray(exported) || exported[0] !== operationSchemaId) return undefined;
  return { input: NormalizedSchema.of(exported[4]), output: NormalizedSchema.of(exported[5]) };
}
