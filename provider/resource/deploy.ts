import { targetContainer } from "../definition/target";
import { commandLine } from "../diagnosis/command";
import { unfinishedReport } from "../diagnosis/report";
import { planRun } from "../run/plan";
import { defined } from "../values/defined";
import { RunFailure } from "./failure";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { revisionFor } from "./revision";
import { runOnce } from "./runOnce";
import { type OneOffTaskOutputs, outputsOf, type Properties, propertiesOf, recordedOf } from "./state";
import { isUnknown } from "./unknown";
import { wantedOf } from "./wanted";

/** One create or update. `olds` are the recorded properties, absent on create. */
export interface Deployment {
  readonly id: string;
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly olds?: Properties;
}

/**
 * Carries the plan out: registers the definition if it has to, runs the task if it has to, and returns the properties
 * to record. Once there is a revision to record, a failure is thrown as {@link RunFailure}, which records it; before
 * that, AWS's own error passes.
 */
export async function deploy({ id, urn, inputs, olds }: Deployment, host: Host): Promise<Properties> {
  const aws = await host.connect(inputs.connection ?? {});
  const plan = planRun(olds && recordedOf(olds), wantedOf(inputs, aws.region), isUnknown);
  const before = olds && outputsOf(olds);
  // Only bookkeeping inputs changed, and those are recorded with the inputs.
  if (before !== undefined && plan.kind === "keep") return propertiesOf(inputs, before);

  const { revision, outputs: registered } = await revisionFor(inputs, olds, aws);
  if (before !== undefined && plan.kind === "register") {
    const { drift: _mended, ...rest } = before;
    return propertiesOf(inputs, { ...rest, ...registered, taskDefinitionArn: revision.arn });
  }
  if (plan.kind !== "run") throw new Error(`${urn} was planned to ${plan.kind}, which is no update in place`);

  const target = targetContainer(revision.containers, inputs.container);
  if (target.kind === "unclear") throw new Error(`${revision.arn}: ${target.problem}`);

  const { attempt } = plan;
  const reason = plan.reasons.join(", ");
  const recordedRuns = before?.recordedRuns ?? 0;
  const begun = { ...registered, attempt, reason, region: aws.region };
  // The gate stays where the last success put it, so that not even `pulumi up --target` passes a failed run.
  const gate = defined({ taskDefinitionArn: before?.taskDefinitionArn });

  const fail = (
    outputs: Pick<OneOffTaskOutputs, "status" | "recordedRuns">,
    report: string,
    cause?: unknown,
  ) => new RunFailure(id, propertiesOf(inputs, { ...gate, ...begun, ...outputs }), report, { cause });

  host.progress(urn).line(`running ${commandLine(inputs.command)}, because ${reason}`);
  const record = await runOnce({ urn, inputs, revision, target, attempt, recordedRuns }, aws, host).catch(
    (error) => {
      // Nobody knows whether the task was started. `recordedRuns` stays, so the next `up` asks for the very same run.
      const outputs = {
        status: "unfinished" as const,
        failure: String(error.message ?? error),
        recordedRuns,
      };
      throw fail(outputs, unfinishedReport(inputs.command, attempt, error), error);
    },
  );
  const outputs = { ...record.outputs, recordedRuns: recordedRuns + 1 };
  if (record.report !== undefined) throw fail(outputs, record.report);
  return propertiesOf(inputs, { ...begun, ...outputs, taskDefinitionArn: revision.arn });
}
