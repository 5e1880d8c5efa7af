import { judge } from "../provider/run/verdict";
import type { Outcome, ServiceOutcome, TaskOutcome } from "./outcome";
import { isOver, judgedContainer, type SeenTask, type SeenTasks } from "./timeline/seen";

/** The service as ECS shows it. */
export interface SeenService {
  readonly taskDefinitionArn: string;
  /** When its newest deployment was made, by ECS's clock. */
  readonly deployedAt?: Date;
}

/** The account at one moment. */
export interface Picture {
  readonly tasks: SeenTasks;
  readonly service: SeenService | undefined;
}

/** What two pictures, one before a step and one after it, prove of it. */
export function readEvidence(before: Picture, after: Picture): Pick<Outcome, "task" | "service"> {
  const tasks = tasksOf(before.tasks, after.tasks);
  const [task] = tasks;
  return {
    task: tasks.length > 1 ? `${tasks.length} tasks` : taskOutcome(task, task && !isNew(task, before.tasks)),
    service: serviceOutcome(before.service, after.service, task && exitedAt(task)),
  };
}

/** The tasks of a step: those that it has started, and those that went on when it began. */
export function tasksOf(before: SeenTasks, after: SeenTasks): readonly SeenTask[] {
  return [...after.values()].filter(({ snapshot: { arn } }) => {
    const known = before.get(arn);
    return known === undefined || !isOver(known);
  });
}

/** Whether no look before the step has shown the task. */
export function isNew({ snapshot }: SeenTask, before: SeenTasks): boolean {
  return !before.has(snapshot.arn);
}

function taskOutcome(task: SeenTask | undefined, isAdopted = false): TaskOutcome {
  if (task === undefined) return "none";
  const { snapshot } = task;
  const verdict = judge(snapshot, { container: judgedContainer, otherEssential: [] });
  if (verdict.kind === "waiting") return "still running";
  if (verdict.kind === "failed" && snapshot.stopCode === "UserInitiated") return "stopped at its limit";
  const { exitCode } = verdict;
  if (exitCode === undefined) return "no exit code";
  return isAdopted ? `adopted, exit ${exitCode}` : `exit ${exitCode}`;
}

function serviceOutcome(
  before: SeenService | undefined,
  after: SeenService | undefined,
  openedAt: Date | undefined,
): ServiceOutcome {
  if (after === undefined) return before === undefined ? "absent" : "deleted";
  if (before?.taskDefinitionArn === after.taskDefinitionArn) return "untouched";
  const isAfter =
    openedAt !== undefined &&
    after.deployedAt !== undefined &&
    after.deployedAt.getTime() >= openedAt.getTime();
  return `${before === undefined ? "created" : "moved"} ${isAfter ? "after the exit" : "too early"}`;
}

/** When the process of a container that exited with 0 ended, by ECS's clock, by which the service's deployment is dated too. */
function exitedAt({ snapshot, own: { executionStoppedAt, stoppingAt } }: SeenTask): Date | undefined {
  const { kind } = judge(snapshot, { container: judgedContainer, otherEssential: [] });
  return kind === "succeeded" ? (executionStoppedAt ?? stoppingAt) : undefined;
}
