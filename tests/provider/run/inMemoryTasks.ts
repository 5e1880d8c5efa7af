import type { Clock } from "../../../provider/run/clock";
import { familyOf, type Observation, type TaskSnapshot } from "../../../provider/run/task";
import type { RunAnswer, RunRequest, Tasks } from "../../../provider/run/tasks";
import { createWeather, type Weather } from "../weather";
import { desiredStopped, type Fate, forgottenMs, type Life, seenAt } from "./life";

type Operation = "run" | "describe" | "stop" | "listRunning" | "listCluster" | "listFamily" | "listStopped";

/** Tasks in memory, as ECS keeps them: a client token starts one task per cluster, however often it is sent. */
export interface InMemoryTasks extends Tasks, Weather<Operation> {
  /** Every RunTask request, also those that started nothing. */
  readonly requests: readonly RunRequest[];
  /** The client token of each of them. */
  readonly tokens: readonly string[];
  /** ARNs of the tasks that were really started, oldest first. */
  readonly started: readonly string[];
  readonly stops: readonly { readonly taskArn: string; readonly reason: string; readonly atMs: number }[];
  /** ARNs of each DescribeTasks call. */
  readonly looks: readonly (readonly string[])[];
  /** Cluster and family of each listing of what a family has in flight. */
  readonly families: readonly string[];
}

/** What every call takes. A call that answered at once would hide what happens while one is under way. */
const callMs = 20;

/** `fateOf` gives what becomes of the n-th start, from 1; a token that was used before is no start. */
export function createInMemoryTasks(
  clock: Clock,
  fateOf: (request: RunRequest, nth: number) => Fate,
): InMemoryTasks {
  const requests: RunRequest[] = [];
  const tokens: string[] = [];
  const started: string[] = [];
  const stops: { taskArn: string; reason: string; atMs: number }[] = [];
  const looks: (readonly string[])[] = [];
  const families: string[] = [];
  const refusals = new Map<string, RunAnswer>();
  const lives = new Map<string, Life>();
  const { weather, through } = createWeather<Operation>();
  let starts = 0;

  async function called<T>(operation: Operation, answer: () => T): Promise<T> {
    const answered = through(operation, answer);
    answered.catch(() => {});
    await clock.sleep(callMs);
    return answered;
  }

  function remembered(): [string, Life][] {
    return [...lives].filter(([, life]) => clock.now() < forgottenMs(life));
  }

  function observe(cluster: string, arn: string): Observation {
    const [, life] = remembered().find(([known]) => known === arn) ?? [];
    const seen =
      life && nameOf(life.request.cluster) === nameOf(cluster) ? seenAt(life, clock.now()) : "missing";
    if (life === undefined || seen === "missing") return { kind: "missing" };
    return { kind: "found", task: { ...seen, ...identityOf(arn, life) } };
  }

  function list(cluster: string, fits: (life: Life) => boolean): string[] {
    return remembered()
      .filter(([, life]) => nameOf(life.request.cluster) === nameOf(cluster) && fits(life))
      .map(([arn]) => arn);
  }

  return {
    ...weather,
    requests,
    tokens,
    started,
    stops,
    looks,
    families,

    turnToStart: async () => undefined,

    run(request, clientToken) {
      requests.push(request);
      tokens.push(clientToken);
      return called("run", () => {
        const cluster = nameOf(request.cluster);
        const known = remembered().find(
          ([, life]) => life.token === clientToken && nameOf(life.request.cluster) === cluster,
        );
        if (known !== undefined) return replayed(...known, clock.now());
        const refusal = refusals.get(`${cluster} ${clientToken}`);
        if (refusal !== undefined) return refusal;

        starts += 1;
        const fate = fateOf(request, starts);
        if (fate.kind === "refused") {
          refusals.set(`${cluster} ${clientToken}`, fate);
          return fate;
        }
        const arn = `arn:aws:ecs:eu-west-1:123456789012:task/${cluster}/${String(started.length + 1).padStart(4, "0")}`;
        const life: Life = { fate, request, token: clientToken, startMs: clock.now() };
        started.push(arn);
        lives.set(arn, life);
        return { kind: "started", task: provisioning(arn, life) };
      });
    },

    listRunning: (cluster, startedBy) =>
      called("listRunning", () =>
        list(cluster, (life) => life.request.startedBy === startedBy && !desiredStopped(life, clock.now())),
      ),

    listCluster: (cluster, desiredStatus, most) =>
      called("listCluster", () => {
        const isStopped = desiredStatus === "STOPPED";
        const arns = list(cluster, (life) => desiredStopped(life, clock.now()) === isStopped);
        return arns.length > most ? undefined : arns;
      }),

    listFamily(cluster, family) {
      families.push(`${cluster} ${family}`);
      const fits = (life: Life) =>
        familyOf(life.request.taskDefinitionArn) === family && !desiredStopped(life, clock.now());
      return called("listFamily", () => list(cluster, fits));
    },

    listStopped: (cluster, family) =>
      called("listStopped", () =>
        list(
          cluster,
          (life) => familyOf(life.request.taskDefinitionArn) === family && desiredStopped(life, clock.now()),
        ),
      ),

    describe(cluster, taskArns) {
      looks.push(taskArns);
      return called("describe", () => new Map(taskArns.map((arn) => [arn, observe(cluster, arn)])));
    },

    stop(_cluster, taskArn, reason) {
      stops.push({ taskArn, reason, atMs: clock.now() });
      return called("stop", () => {
        const life = lives.get(taskArn);
        if (life !== undefined) lives.set(taskArn, { ...life, stopMs: life.stopMs ?? clock.now() });
      });
    },
  };
}

/** What ECS tells of every task that RunTask started, whatever has become of it. */
function identityOf(arn: string, { request, startMs }: Life) {
  const { startedBy, environment, taskDefinitionArn } = request;
  const { ECS_TASK_RUN_ID: runId } = environment;
  return {
    arn,
    taskDefinitionArn,
    startedBy,
    createdAt: new Date(startMs),
    ...(runId !== undefined && { runId }),
  };
}

function provisioning(arn: string, life: Life): TaskSnapshot {
  return { ...identityOf(arn, life), lastStatus: "PROVISIONING", containers: [] };
}

/** The answer to a token used before: the original one, or next to nothing once the task has stopped. */
function replayed(arn: string, life: Life, nowMs: number): RunAnswer {
  const seen = seenAt(life, nowMs);
  const stopped = seen !== "missing" && seen.lastStatus === "STOPPED";
  const task = stopped ? { arn, lastStatus: "STOPPED", containers: [] } : provisioning(arn, life);
  return { kind: "started", task };
}

function nameOf(cluster: string): string {
  return cluster.slice(cluster.lastIndexOf("/") + 1);
}
