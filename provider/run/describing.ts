import { observeAll } from "./describeAll";
import type { Observation } from "./task";
import type { Tasks } from "./tasks";

/** Looks at any number of tasks of one cluster. */
export type Describing = (taskArns: readonly string[]) => Promise<ReadonlyMap<string, Observation>>;

/** Tasks that are over, and so do not change any more, that are remembered. */
const mostRemembered = 5_000;

/** Looks at each task once, in as few calls as there can be, and at one that is over never again. */
export function describingTasks(cluster: string, tasks: Pick<Tasks, "describe">): Describing {
  const over = new Map<string, Observation>();

  function remember(arn: string, observation: Observation): void {
    if (observation.kind === "missing" || observation.task.lastStatus !== "STOPPED") return;
    over.set(arn, observation);
    const [oldest = arn] = over.keys();
    if (over.size > mostRemembered) over.delete(oldest);
  }

  return async (taskArns) => {
    const distinct = [...new Set(taskArns)];
    const unknown = distinct.filter((arn) => !over.has(arn));
    const seen = new Map(distinct.flatMap((arn) => pair(arn, over.get(arn))));
    await observeAll(unknown, cluster, tasks, (batch) => {
      for (const [arn, observation] of batch) {
        seen.set(arn, observation);
        remember(arn, observation);
      }
    });
    return seen;
  };
}

/** Of what was seen, what one of those who asked for it together asked for. */
export function ofThem(
  arns: readonly string[],
  seen: ReadonlyMap<string, Observation>,
): ReadonlyMap<string, Observation> {
  return new Map(arns.flatMap((arn) => pair(arn, seen.get(arn))));
}

function pair(arn: string, observation: Observation | undefined): [string, Observation][] {
  return observation === undefined ? [] : [[arn, observation]];
}
