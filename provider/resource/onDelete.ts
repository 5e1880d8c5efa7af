import type { Aws, Host } from "./host";
import type { OnDelete } from "./inputs";
import { type Registration, revisionFor } from "./revision";
import { inputsOf, outputsOf, type Properties } from "./state";
import { toVerdict } from "./toVerdict";

/** The plan of the run that a destroy makes. */
const plan = { kind: "run", attempt: 1, reasons: ["the resource is destroyed"] } as const;

/**
 * The run that the user wants before the resource goes away. Rejects with the report of a failure: Pulumi keeps the
 * resource then, and the next destroy runs it again, as another attempt. What it registered, if the recorded revision
 * served no more, is for the destroy to deregister.
 */
export async function runOnDelete(
  urn: string,
  { command, environment = {} }: OnDelete,
  properties: Properties,
  aws: Aws,
  host: Host,
): Promise<Registration["outputs"]> {
  const inputs = { ...inputsOf(properties), command, environment };
  // What is registered here is for the destroy to take away again, and in nobody's use after it.
  const registration = await revisionFor(urn, inputs, properties, aws, {
    ...host,
    revisionsInUse: new Set(),
  });
  const before = outputsOf(properties);
  const due = { urn, inputs, plan, registration, before, occasion: "destroy" as const };
  const { record } = await toVerdict(due, aws, host);
  if (record.kind === "succeeded") return registration.outputs;
  throw new Error(record.report, record.kind === "unfinished" ? { cause: record.cause } : undefined);
}
