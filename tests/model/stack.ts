import type { DynamicProperties } from "../../provider/resource/dynamicProperties";

/** A resource as the state has it. */
export interface RecordedResource {
  readonly id: string;
  readonly properties: DynamicProperties;
  /** Whether the last create or update left an error with it. */
  readonly hasFailed: boolean;
}

/** What the stack's state has. */
export interface Stack {
  readonly resource?: RecordedResource;
  /** Replaced, and still to be deleted. */
  readonly replaced: readonly RecordedResource[];
  /** An operation that nobody saw the end of: Pulumi asks for a refresh then. */
  readonly isInDoubt: boolean;
}

export type Step = "create" | "update" | "replace" | "same";

/** What became of the resource in an `up`. */
export type ResourceOutcome =
  | { readonly kind: "recorded"; readonly step: Step; readonly error?: Error }
  /** The handler threw without properties: the state stays as it was. */
  | { readonly kind: "refused"; readonly error: Error }
  | { readonly kind: "lost" };

export interface UpOutcome {
  readonly resource: ResourceOutcome;
  /** Whether the `up` was alive at its end. */
  readonly died: boolean;
  /** What the service's own provider answered, if it did not succeed. */
  readonly serviceError?: Error;
}
