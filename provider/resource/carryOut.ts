import { announcement } from "../diagnosis/announcement";
import { unfinishedReport } from "../diagnosis/report";
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
  let recordedRuns = before?.recordedRuns ?? 0;
  host.announce(urn, announcement(plan, inputs.command, isUnknown));
  for (;;) {
    const { attempt } = plan;
    const begun = { ...gate, ...fixed, attempt, reason: plan.reasons.join(", ") };
    const record = await runOnce(
      { urn, inputs, revision, target, attempt, recordedRuns, destroyedBefore },
      aws,
      host,
    ).catch((error: unknown) => {
      // The task may have been started or not. `recordedRuns` stays, so the next `up` asks for the very same run.
      const failure = error instanceof Error ? error.message : String(error);
      const unfinished = propertiesOf(inputs, { ...begun, status: "unfinished", failure, recordedRuns });
      throw new RunFailure(id, unfinished, unfinishedReport(inputs.command, attempt, failure), {
        cause: error,
      });
    });
    recordedRuns += 1;
    const outputs = { ...begun, ...record.outputs, recordedRuns };
    switch (record.kind) {
      case "succeeded": {
        const serving = [revision.arn, before?.taskDefinitionArn];
        const revisions = await deregisterSuperseded(outputs.revisions, inputs.keepRevisions ?? 5, serving, {
          aws,
          host,
          urn,
        });
        return propertiesOf(inputs, { ...outputs, revisions, taskDefinitionArn: revision.arn });
      }
      case "failed":
        throw new RunFailure(id, propertiesOf(inputs, outputs), record.report);
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
