import { AwsCallError } from "../run/weather";
import { credentialRefusals } from "./refusals/credentials";
import { definitionRefusals } from "./refusals/definition";
import { outages } from "./refusals/outage";
import { permissionRefusals } from "./refusals/permission";
import type { CallContext, Refusal } from "./refusals/refusal";
import { runRefusals } from "./refusals/run";

export type { CallContext } from "./refusals/refusal";

/** Every refusal that a person can do something about; the first that fits is it. */
export const refusals: readonly Refusal[] = [
  ...outages,
  ...permissionRefusals,
  ...credentialRefusals,
  ...definitionRefusals,
  ...runRefusals,
];

/**
 * What a person can do about a call that AWS refused for good, or about an outage that outlasted our patience; nothing
 * for an error that says it itself. Only the words depend on AWS's texts, nothing that is done does.
 */
export function refusalAdvice(error: unknown, context: CallContext): readonly string[] {
  if (!(error instanceof AwsCallError)) return [];
  return refusals.find(({ fits }) => fits(error))?.advice(error, context) ?? [];
}
