import type { Revision } from "../../definition/registry";
import { targetContainer } from "../../definition/target";
import { failurePhrase } from "../../diagnosis/phrase";
import { redactor } from "../../resource/redact";
import { describeAll } from "../../run/describeAll";
import { startedBy } from "../../run/identity";
import { defaultLimits } from "../../run/limits";
import { listOwn } from "../../run/listOwn";
import { outcomeOf } from "../../run/outcome";
import { type TaskSnapshot, taskIdOf } from "../../run/task";
import type { Tasks } from "../../run/tasks";
import { type Judged, judge } from "../../run/verdict";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import { ownContainer } from "../stack/ownContainer";
import { familiesOf } from "../stack/revisions";
import type { StackTask } from "../stack/stack";
import type { PastRun } from "./pastRun";

export interface EcsPorts {
  readonly tasks: Pick<Tasks, "listRunning" | "listStopped" | "describe">;
  revision(arn: string): Promise<Revision | undefined>;
  call<T>(call: () => Promise<T>): Promise<T>;
}

/** The runs that ECS still has tasks of: those in flight, and those that ended within the hour. */
export async function runsInEcs(
  subject: StackTask,
  { tasks, revision, call }: EcsPorts,
): Promise<readonly PastRun[]> {
  const { cluster } = subject.inputs;
  const starter = startedBy(subject.urn);
  const { running, stopped } = await listOwn(cluster, starter, familiesOf(subject), tasks, call);
  const seen = await call(() => describeAll([...new Set([...running, ...stopped])], cluster, tasks));
  const own = seen.filter((task) => task.startedBy === starter);
  return Promise.all(
    own.map(async (task) => {
      const { taskDefinitionArn } = task;
      // Without it, the container may be known all the same.
      const itsRevision =
        taskDefinitionArn === undefined
          ? undefined
          : await revision(taskDefinitionArn).catch(() => undefined);
      return runOf(task, itsRevision, subject);
    }),
  );
}

/** What a task tells of its run. */
export function runOf(task: TaskSnapshot, revision: Revision | undefined, subject: StackTask): PastRun {
  const named = ownContainer(subject, revision?.containers ?? task.containers);
  const judged = judgedIn(task, revision, named);
  const { startedAt, stoppedAt, taskDefinitionArn, arn, lastStatus } = task;
  const known = {
    subject,
    taskId: taskIdOf(arn),
    cluster: lastSegment(subject.inputs.cluster),
    // Of another one the task does not tell whether it is of `onDelete`.
    ...(subject.failedDeployOf !== undefined && { occasion: "failedDeploy" as const }),
    ...defined({
      taskDefinitionArn,
      startedAt: startedAt?.toISOString(),
      stoppedAt: stoppedAt?.toISOString(),
    }),
  };
  const verdict = judged && judge(task, judged);
  if (judged === undefined || verdict === undefined)
    return { ...known, status: lastStatus === "STOPPED" ? "unknown" : "running" };
  if (verdict.kind === "waiting") return { ...known, status: "running" };
  const ended = { ...known, ...defined({ exitCode: verdict.exitCode }) };
  const outcome = outcomeOf(task, verdict);
  if (outcome.kind === "succeeded") return { ...ended, status: "succeeded" };
  const phrasing = { ...judged, limits: defaultLimits, redact: redactor(subject.secrets) };
  return { ...ended, status: "failed", failure: failurePhrase(outcome, phrasing) };
}

/** The container that the run is judged by; `undefined` where it is not clear which one that is. */
function judgedIn(
  { containers }: TaskSnapshot,
  revision: Revision | undefined,
  named: string | undefined,
): Judged | undefined {
  const target = revision && targetContainer(revision.containers, named);
  if (target?.kind === "target")
    return { container: target.container.name, otherEssential: target.otherEssential };
  const [only, ...more] = containers;
  const container = named ?? (more.length === 0 ? only?.name : undefined);
  return container === undefined ? undefined : { container, otherEssential: [] };
}
