import type { Plan } from "../run/plan";
import { defined } from "../values/defined";
import type { Deployment } from "./deploy";
import { RunFailure } from "./failure";
import type { Aws, Host } from "./host";
import type { Registration } from "./revision";
import { type OneOffTaskOutputs, type Properties, propertiesOf } from "./state";
import { passGate } from "./superseded";
import { toVerdict } from "./toVerdict";

/** A deployment whose plan is to run, and the revision to run. */
export interface PlannedRun extends Deployment {
  readonly before: OneOffTaskOutputs | undefined;
  readonly plan: Extract<Plan, { kind: "run" }>;
  readonly registration: Registration;
}

/** Runs the task to its verdict. Returns the properties of a success, and throws those of a failure as `RunFailure`. */
export async function carryOut(planned: PlannedRun, aws: Aws, host: Host): Promise<Properties> {
  const { id, urn, inputs, before, registration } = planned;
  const { record, outputs: seen } = await toVerdict(planned, aws, host);
  // The gate stays where the last success put it, so that not even `pulumi up --target` passes a failed run.
  const gate = defined({ taskDefinitionArn: before?.taskDefinitionArn });
  const outputs = { ...gate, ...registration.outputs, region: aws.region, ...seen };
  switch (record.kind) {
    case "succeeded": {
      const passed = await passGate(urn, inputs, before, registration, { aws, host });
      return propertiesOf(inputs, { ...outputs, ...passed });
    }
    case "failed":
      throw new RunFailure(id, propertiesOf(inputs, outputs), record.report);
    case "unfinished": {
      const { report, cause } = record;
      throw new RunFailure(id, propertiesOf(inputs, outputs), report, { cause });
    }
    default:
      return record satisfies never;
  }
}
