import { tasksPerCall } from "./schedule";
import type { Observation } from "./task";
import type { Tasks } from "./tasks";
import { answeringTogether, lookingTogether } from "./together";

type Looks = Pick<Tasks, "listRunning" | "listCluster" | "listFamily" | "listStopped" | "describe">;

/** What is asked of one cluster. Each answer begins after its question. */
export interface LooksAtCluster {
  /** ARNs of the tasks of a `startedBy` that ECS does not mean to stop. */
  running(startedBy: string): Promise<readonly string[]>;
  /** ARNs of the tasks of a family that ECS does not mean to stop. */
  family(family: string): Promise<readonly string[]>;
  /** ARNs of the tasks of a family that are stopping or have stopped. */
  stopped(family: string): Promise<readonly string[]>;
  describe(taskArns: readonly string[]): Promise<ReadonlyMap<string, Observation>>;
}

/** So many resources are each looked for by themselves; for more, all that runs in the cluster is looked at instead. */
const mostAlone = 10;

/** Tasks that are over, and so do not change any more, that are remembered. */
const mostRemembered = 5_000;

/** `started` has the `startedBy` of the tasks that this process has started, by their ARN. */
export function looksAtCluster(
  cluster: string,
  tasks: Looks,
  started: ReadonlyMap<string, string>,
): LooksAtCluster {
  const over = new Map<string, Observation>();

  async function describeAll(arns: readonly string[]): Promise<ReadonlyMap<string, Observation>> {
    const unknown = [...new Set(arns)].filter((arn) => !over.has(arn));
    const seen = new Map(arns.flatMap((arn) => pair(arn, over.get(arn))));
    for (let start = 0; start < unknown.length; start += tasksPerCall) {
      const batch = await tasks.describe(cluster, unknown.slice(start, start + tasksPerCall));
      for (const [arn, observation] of batch) {
        seen.set(arn, observation);
        remember(arn, observation);
      }
    }
    return seen;
  }

  function remember(arn: string, observation: Observation): void {
    if (observation.kind === "missing" || observation.task.lastStatus !== "STOPPED") return;
    over.set(arn, observation);
    const [oldest = arn] = over.keys();
    if (over.size > mostRemembered) over.delete(oldest);
  }

  /** By one look at the whole cluster; `undefined` where that costs more than it saves, or does not tell all. */
  async function runningInCluster(
    asked: number,
  ): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
    // A hundred tasks take two calls.
    const listed = await tasks.listCluster(cluster, (asked / 2) * tasksPerCall);
    if (listed === undefined) return undefined;
    const seen = await describeAll(listed);
    const byStarter = new Map<string, string[]>();
    for (const arn of listed) {
      const observation = seen.get(arn);
      const startedBy = observation?.kind === "found" ? observation.task.startedBy : started.get(arn);
      // ListTasks may know a task before DescribeTasks does: whose it is has to be seen.
      if (startedBy === undefined && observation?.kind !== "found") return undefined;
      byStarter.set(startedBy ?? "", [...(byStarter.get(startedBy ?? "") ?? []), arn]);
    }
    return byStarter;
  }

  const runningOfEach = (asked: readonly string[]) =>
    Promise.all(asked.map((startedBy) => tasks.listRunning(cluster, startedBy)));

  return {
    running: answeringTogether(async (asked: readonly string[]) => {
      const inCluster = asked.length > mostAlone ? await runningInCluster(asked.length) : undefined;
      if (inCluster === undefined) return runningOfEach(asked);
      return asked.map((startedBy) => inCluster.get(startedBy) ?? []);
    }),
    family: lookingTogether((family) => tasks.listFamily(cluster, family)),
    stopped: lookingTogether((family) => tasks.listStopped(cluster, family)),
    describe: answeringTogether(async (asked: readonly (readonly string[])[]) => {
      const seen = await describeAll(asked.flat());
      return asked.map((arns) => new Map(arns.flatMap((arn) => pair(arn, seen.get(arn)))));
    }),
  };
}

function pair(arn: string, observation: Observation | undefined): [string, Observation][] {
  return observation === undefined ? [] : [[arn, observation]];
}
