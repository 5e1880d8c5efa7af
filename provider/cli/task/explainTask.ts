import type { Revision } from "../../definition/registry";
import { type AnyTask, anyTask } from "../../diagnosis/anyTask";
import { type AnyTaskReportContext, anyTaskReport, mayHaveOutput } from "../../diagnosis/anyTaskReport";
import { type AnyTaskState, anyTaskState } from "../../diagnosis/anyTaskState";
import { nextAttempt } from "../../diagnosis/occasion";
import { ecsTaskCommand } from "../../diagnosis/reach";
import { followLine, stopLine } from "../../diagnosis/seeMore";
import { type LogDestination, logDestination } from "../../logs/stream";
import { startedBy } from "../../run/identity";
import type { Judged } from "../../run/verdict";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { revisionName } from "../run/fromStack";
import { saidOf } from "../said";
import { definitionIfAny } from "./definition";
import { explanationDocument } from "./explanation";
import type { TaskFlags } from "./flags";
import { type FoundTask, revisionOf, sourceOf, titleOf } from "./foundTask";
import { lastOutput } from "./lastOutput";
import { onTask, unknownTask } from "./onTask";
import { limitsIn, outcomeInState } from "./outcomeInState";
import { belongs, ownerOf } from "./owner";
import { targetOf } from "./target";

export interface ExplainFlags extends TaskFlags {
  readonly json?: boolean;
  readonly tail: number;
}

/** `ecs-task explain`: tells how a task stands or has ended, why, and what to do. */
export function explainTask(run: string | undefined, flags: ExplainFlags, cli: Cli): Promise<void> {
  return onTask(run, flags, cli, async (found) => {
    const { terminal, clock } = cli;
    const { redact, aws, cluster, resource } = found;
    refuseUnknown(found, cli);
    terminal.status("reading its definition and its last output");
    const revision = await definitionIfAny(found, cli);
    const judged = judgedOf(found, revision, flags);
    const state = stateOf(found, judged);
    const before = { ...contextOf(found, judged, state), tail: [] };
    const untold = anyTask(state, before);
    const { container } = judged;
    const all = revision?.containers ?? [];
    const containers = flags.container === undefined ? all : all.filter(({ name }) => name === container);
    const tail = mayHaveOutput(untold) ? await lastOutput(found, containers, container, flags.tail, cli) : [];
    terminal.still();
    const told = anyTask(state, { ...before, tail });
    const context: AnyTaskReportContext = {
      ...{ ...before, tail, nowMs: clock.now(), isShown: found.inEcs.kind === "shown" },
      ...{ title: headOf(found), belongs: belongsTo(found), next: nextOf(told, found) },
      ...{ logs: logsOf(found, revision, container), ...defined({ reach: aws.reach }) },
    };
    // A secret of the stack's may be where it is reached, too.
    const report = anyTaskReport(told, context).map(redact).join("\n");
    if (!flags.json) return terminal.out(report);
    const document = explanationDocument(told, {
      ...{ region: aws.region, cluster, container, resource: resource?.name, output: tail, report, redact },
      ...{ source: sourceOf(found), logs: context.logs },
    });
    terminal.out(JSON.stringify(document, null, 2));
  });
}

/** What neither ECS nor the state tells of cannot be explained; where the state does in ECS's place, that is said. */
function refuseUnknown(found: FoundTask, { terminal }: Cli): void {
  const { inEcs, recorded, redact, cluster, aws } = found;
  if (inEcs.kind === "shown") return;
  if (recorded === undefined) throw inEcs.kind === "unasked" ? inEcs.error : unknownTask(found, advice);
  const why =
    inEcs.kind === "unasked"
      ? `ECS could not be asked: ${saidOf(inEcs.error, { cluster, region: aws.region }, redact)}`
      : `ECS has forgotten ${titleOf(found)}, as it does an hour after the end of a task`;
  const whose = sourceOf(found) === "state" ? "the stack's state" : "the receipt on its task definition";
  terminal.err(`note: ${why}. This is what ${whose} has of it.`);
}

const advice = "Its output may still be there: `ecs-task logs`.";

function judgedOf(found: FoundTask, revision: Revision | undefined, flags: ExplainFlags): Judged {
  const target = targetOf(found, flags, revision?.containers);
  if (target.kind === "judged") return target.judged;
  throw new CommandFailure(`${target.problem}: name one with --container`);
}

function stateOf(found: FoundTask, judged: Judged): AnyTaskState {
  const { inEcs, recorded, aws, arn = "", redact } = found;
  if (inEcs.kind === "shown") return anyTaskState(inEcs.task, judged);
  const outcome = recorded && outcomeInState(recorded, judged.container);
  if (outcome !== undefined) return { kind: "over", outcome };
  throw new CommandFailure(
    `${titleOf(found)} is a run whose \`pulumi up\` ended before it did, and ECS has forgotten how it ended. Its output may still be there: ${redact(ecsTaskCommand(["logs", arn], aws.reach))}`,
  );
}

function contextOf(
  { resource, recorded, inEcs, redact }: FoundTask,
  judged: Judged,
  { kind }: AnyTaskState,
): Omit<AnyTaskReportContext, "tail" | "title" | "nowMs" | "logs" | "isShown" | "next"> {
  const owner = inEcs.kind === "shown" ? ownerOf(inEcs.task).kind : "resource";
  const isFromState = inEcs.kind !== "shown" && kind === "over";
  return {
    judged,
    isResources: owner === "resource",
    redact,
    ...defined({
      // Of another run than the last recorded one it may have been another: an earlier one, or that of `onDelete`.
      command: recorded === resource ? recorded?.inputs.command : undefined,
      limits: resource && limitsIn(resource),
      phrase: isFromState ? recorded?.outputs.failure : undefined,
    }),
  };
}

function headOf(found: FoundTask): string {
  const { id, aws, cluster } = found;
  const revision = revisionOf(found);
  const of = revision === undefined ? "" : ` of ${revisionName(revision)}`;
  return `Task ${id}${of} in cluster ${lastSegment(cluster)}, ${aws.region}`;
}

function belongsTo({ inEcs, resource }: FoundTask): string {
  const task = inEcs.kind === "shown" ? inEcs.task : { startedBy: startedBy(resource?.urn ?? "") };
  return belongs(ownerOf(task, resource));
}

function logsOf({ aws, id }: FoundTask, revision: Revision | undefined, name: string): LogDestination {
  const container = revision?.containers.find((one) => one.name === name);
  if (revision === undefined || container === undefined)
    return { kind: "elsewhere", because: "its task definition, which tells where it goes, is not known" };
  return logDestination(container, revision.containers, id, aws.region);
}

/** How somebody goes on: with what is in flight, or with the resource whose last run has failed. */
function nextOf({ status, task }: AnyTask, { recorded, resource, aws }: FoundTask): readonly string[] {
  if (task !== undefined && (status === "starting" || status === "running"))
    return [followLine(task.arn, aws.reach), stopLine(task.arn, aws.reach)];
  if (status !== "failed") return [];
  if (resource?.failedDeployOf !== undefined) return nextAttempt(1, "failedDeploy");
  if (recorded === undefined || recorded !== resource) return [];
  const { status: recordedStatus, attempt = 1 } = recorded.outputs;
  return recordedStatus === "failed" ? nextAttempt(attempt, undefined) : [];
}
