import { describingTasks, ofThem } from "./describing";
import { tasksPerCall } from "./schedule";
import { familyOf, type Observation, type TaskSnapshot } from "./task";
import type { DesiredStatus, Tasks } from "./tasks";
import { answeringTogether, lookingTogether } from "./together";

type Looks = Pick<Tasks, "listRunning" | "listCluster" | "listFamily" | "listStopped" | "describe">;

/** What is asked of one cluster. Each answer begins after its question. */
export interface LooksAtCluster {
  /**
   * ARNs of the tasks of a `startedBy` that ECS does not mean to stop. Also of those that DescribeTasks does not show yet,
   * where they may be anybody's: whose they are has to be seen before a run is started.
   */
  running(startedBy: string): Promise<readonly string[]>;
  /** ARNs of the tasks of a family that ECS does not mean to stop. */
  family(family: string): Promise<readonly string[]>;
  /** ARNs of the tasks of a family that are stopping or have stopped. */
  stopped(family: string): Promise<readonly string[]>;
  describe(taskArns: readonly string[]): Promise<ReadonlyMap<string, Observation>>;
}

/** So many resources, or families, are each looked for by themselves; for more, the whole cluster is looked at instead. */
const mostAlone = 10;

/** `started` has the `startedBy` of the tasks that this process has started, by their ARN. */
export function looksAtCluster(
  cluster: string,
  tasks: Looks,
  started: ReadonlyMap<string, string>,
): LooksAtCluster {
  const describe = describingTasks(cluster, tasks);

  /** All tasks of the cluster, by one look at it; `undefined` where it costs more than `asked` single looks. */
  async function allOf(desiredStatus: DesiredStatus, asked: number) {
    // A hundred tasks take two calls.
    const listed = await tasks.listCluster(cluster, desiredStatus, (asked / 2) * tasksPerCall);
    return listed && { listed, seen: await describe(listed) };
  }

  async function runningByStarter(asked: number): Promise<LookedUp | undefined> {
    const all = await allOf("RUNNING", asked);
    if (all === undefined) return undefined;
    const starterOf = (arn: string) => shown(all.seen.get(arn))?.startedBy ?? started.get(arn);
    const isHidden = (arn: string) => shown(all.seen.get(arn)) === undefined && !started.has(arn);
    return { byOwner: grouped(all.listed, starterOf), anybodys: all.listed.filter(isHidden) };
  }

  async function stoppedByFamily(asked: number): Promise<LookedUp | undefined> {
    const all = await allOf("STOPPED", asked);
    // One that is not shown is of no use to who asks for it either: what is over is told by DescribeTasks alone.
    return all && { byOwner: grouped(all.listed, (arn) => familyIn(shown(all.seen.get(arn)))), anybodys: [] };
  }

  /** By one look at the cluster for many, where that costs less than one for each of them. */
  function ofEach(
    inCluster: (asked: number) => Promise<LookedUp | undefined>,
    alone: (one: string) => Promise<readonly string[]>,
  ): (one: string) => Promise<readonly string[]> {
    return answeringTogether(async (asked: readonly string[]) => {
      const distinct = [...new Set(asked)];
      const seen = distinct.length > mostAlone ? await inCluster(distinct.length) : undefined;
      const { byOwner, anybodys } = seen ?? { byOwner: await eachAlone(distinct, alone), anybodys: [] };
      return asked.map((one) => [...(byOwner.get(one) ?? []), ...anybodys]);
    });
  }

  return {
    running: ofEach(runningByStarter, (startedBy) => tasks.listRunning(cluster, startedBy)),
    family: lookingTogether((family) => tasks.listFamily(cluster, family)),
    stopped: ofEach(stoppedByFamily, (family) => tasks.listStopped(cluster, family)),
    describe: answeringTogether(async (asked: readonly (readonly string[])[]) => {
      const seen = await describe(asked.flat());
      return asked.map((arns) => ofThem(arns, seen));
    }),
  };
}

async function eachAlone(
  asked: readonly string[],
  alone: (one: string) => Promise<readonly string[]>,
): Promise<LookedUp["byOwner"]> {
  const answers = await Promise.all(asked.map(alone));
  return new Map(asked.map((one, index) => [one, answers[index] ?? []]));
}

/** ARNs of tasks by what they are looked for with, and those of which it is not known. */
interface LookedUp {
  readonly byOwner: ReadonlyMap<string, readonly string[]>;
  readonly anybodys: readonly string[];
}

function grouped(arns: readonly string[], ownerOf: (arn: string) => string | undefined): LookedUp["byOwner"] {
  const owners = new Map<string, string[]>();
  for (const arn of arns) {
    const owner = ownerOf(arn);
    if (owner === undefined) continue;
    const its = owners.get(owner) ?? [];
    owners.set(owner, its);
    its.push(arn);
  }
  return owners;
}

function shown(observation: Observation | undefined): TaskSnapshot | undefined {
  return observation?.kind === "found" ? observation.task : undefined;
}

function familyIn(task: TaskSnapshot | undefined): string | undefined {
  return task?.taskDefinitionArn && familyOf(task.taskDefinitionArn);
}
