import { announcement } from "../diagnosis/announcement";
import type { Plan } from "../run/plan";
import { defined } from "../values/defined";
import type { Deployment } from "./deploy";
import { RunFailure } from "./failure";
import type { Aws, Host } from "./host";
import type { Registration } from "./revision";
import { runOnce } from "./runOnce";
import { type OneOffTaskOutputs, type Properties, propertiesOf } from "./state";
import { deregisterSuperseded } from "./superseded";
import { isUnknown } from "./unknown";

/** A deployment whose plan is to run, and the revision to run. */
export interface PlannedRun extends Deployment {
  readonly before: OneOffTaskOutputs | undefined;
  readonly plan: Extract<Plan, { kind: "run" }>;
  readonly registration: Registration;
}

/** Runs the task to its verdict. Returns the properties of a success, and throws those of a failure as `RunFailure`. */
export async function carryOut(planned: PlannedRun, aws: Aws, host: Host): Promise<Properties> {
  const { id, urn, inputs, before, registration } = planned;
  const { revision, target, destroyedBefore } = registration;
  // The gate stays where the last success put it, so that not even `pulumi up --target` passes a failed run.
  const gate = defined({ taskDefinitionArn: before?.taskDefinitionArn });
  const fixed = { ...registration.outputs, region: aws.region };

  let plan = planned.plan;
  let { recordedRuns = 0, verdictTaskArn } = before ?? {};
  host.announce(urn, announcement(plan, inputs.command, isUnknown));
  for (;;) {
    const { attempt } = plan;
    const begun = { ...gate, ...fixed, attempt, reason: plan.reasons.join(", ") };
    const told = { urn, inputs, revision, target, destroyedBefore, formerRevision: before?.revisionArn };
    const record = await runOnce({ ...told, attempt, recordedRuns, verdictTaskArn }, aws, host);
    // Without a verdict both stay, so that the next `up` asks for the very same run.
    if (record.kind !== "unfinished") {
      recordedRuns += 1;
      verdictTaskArn = record.outputs.taskArn ?? verdictTaskArn;
    }
    const outputs = { ...begun, ...record.outputs, recordedRuns, ...defined({ verdictTaskArn }) };
    switch (record.kind) {
      case "succeeded": {
        const serving = [revision.arn, before?.taskDefinitionArn];
        const served = { urn, cluster: inputs.cluster, serving };
        const keep = inputs.keepRevisions ?? 5;
        const revisions = await deregisterSuperseded(outputs.revisions, keep, served, { aws, host });
        return propertiesOf(inputs, { ...outputs, revisions, taskDefinitionArn: revision.arn });
      }
      case "failed":
        throw new RunFailure(id, propertiesOf(inputs, outputs), record.report);
      case "unfinished": {
        const { report, cause } = record;
        throw new RunFailure(id, propertiesOf(inputs, outputs), report, { cause });
      }
      case "failedBefore": {
        const reason = `attempt ${attempt} failed: ${record.outputs.failure}, as it was found`;
        plan = { kind: "run", attempt: attempt + 1, reasons: [reason] };
        host.progress(urn).line(announcement(plan, inputs.command, isUnknown));
        break;
      }
      default:
        record satisfies never;
    }
  }
}
