import { announcement, listed } from "../diagnosis/announcement";
import type { Plan } from "../run/plan";
import { defined } from "../values/defined";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import type { Registration } from "./revision";
import { type Run, runOnce } from "./runOnce";
import type { RunRecord } from "./runRecord";
import type { OneOffTaskOutputs } from "./state";
import { isUnknown } from "./unknown";

/** A run that is due, the revision to run, and what the state has of the runs before it. */
export interface DueRun {
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly plan: Extract<Plan, { kind: "run" }>;
  readonly registration: Registration;
  readonly before: OneOffTaskOutputs | undefined;
  readonly occasion?: Run["occasion"];
}

/** What a run came to, as far as this `up` got. */
export type Ended = Exclude<RunRecord, { kind: "failedBefore" }>;

/** What the state keeps of it. */
export interface Verdict {
  readonly record: Ended;
  readonly outputs: Omit<OneOffTaskOutputs, "region" | "revisions" | "foreignRevisions">;
}

/**
 * Brings a run to a verdict. One that had failed before this `up` came, and that no state knew, is counted and not
 * repeated under the same identity: the next attempt begins at once.
 */
export async function toVerdict(due: DueRun, aws: Aws, host: Host): Promise<Verdict> {
  const { urn, inputs, before, registration, occasion } = due;
  const { revision, target, destroyedBefore } = registration;
  const said = { command: inputs.command, runPolicy: inputs.runPolicy, isUnknown };
  let plan = due.plan;
  let { recordedRuns = 0, verdictTaskArn } = before ?? {};
  host.announce(urn, announcement(plan, said));
  for (;;) {
    const { attempt } = plan;
    const run = {
      ...{ urn, inputs, revision, target, destroyedBefore, attempt, recordedRuns, verdictTaskArn },
      ...{ formerRevision: before?.revisionArn, reason: listed(plan.reasons) },
      ...defined({ occasion }),
    };
    const record = await runOnce(run, aws, host);
    // Without a verdict both stay, so that the next `up` asks for the very same run.
    if (record.kind !== "unfinished") {
      recordedRuns += 1;
      verdictTaskArn = record.outputs.taskArn ?? verdictTaskArn;
    }
    const outputs = {
      attempt,
      reason: listed(plan.reasons),
      ...record.outputs,
      recordedRuns,
      ...defined({ verdictTaskArn }),
    };
    if (record.kind !== "failedBefore") return { record, outputs };
    const reason = `attempt ${attempt} ${record.outputs.failure}, as it was found`;
    plan = { kind: "run", attempt: attempt + 1, reasons: [reason] };
    host.progress(urn).line(announcement(plan, said));
  }
}
