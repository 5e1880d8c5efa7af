import { setTimeout as sleep } from "node:timers/promises";
import { accountIn } from "./account";
import { waitWithAwsCli } from "./awsCli";
import {
  cluster,
  commandOf,
  containerIn,
  credentials,
  executionRoleArn,
  family,
  network,
  size,
} from "./definition";
import type { Job } from "./jobs";
import type { Opened } from "./opened";
import type { OurRun } from "./processes/ours";
import type { WaitEnd, WaitOrder } from "./processes/waiters";
import type { Stage } from "./stage";

/** Jobs by their id, each with the opening of its gate. */
type Waits = ReadonlyMap<string, Promise<Opened>>;

/** The jobs that the handlers of this package play, all in one process, as in one `up`. */
export function startOurs(jobs: readonly Job[], { endpoint, ours }: Stage): Waits {
  const own = jobs.filter(({ tool }) => tool.wait.kind === "ours");
  const answers = answersById<Opened>((listen) => ours.onMessage(listen));
  const runs = own.map(
    ({ id, startAfterMs, commandSeconds, region }): OurRun => ({
      id,
      startAfterMs,
      properties: {
        cluster,
        taskDefinition: {
          family,
          containerDefinitions: [containerIn(region)],
          networkMode: "awsvpc",
          requiresCompatibilities: ["FARGATE"],
          executionRoleArn,
          ...size,
        },
        command: commandOf(commandSeconds),
        launchType: "FARGATE",
        networkConfiguration: network,
        connection: { region, endpoints: { ecs: endpoint, logs: endpoint }, credentials },
      },
    }),
  );
  const waits = new Map(own.map(({ id }) => [id, answers(id)]));
  ours.send(runs);
  return waits;
}

/** The jobs that scripts play: started with the SDK, then waited for. */
export function startTheirs(jobs: readonly Job[], stage: Stage): Waits {
  const answers = answersById<WaitEnd>((listen) => stage.waiters.onMessage(listen));
  const theirs = jobs.filter(({ tool }) => tool.wait.kind !== "ours");
  return new Map(theirs.map((job) => [job.id, playTheirs(job, stage, answers)]));
}

async function playTheirs(
  { id, tool, region, commandSeconds, startAfterMs, waitAfterMs }: Job,
  { endpoint, waiters, aws, end }: Stage,
  answers: (id: string) => Promise<WaitEnd>,
): Promise<Opened> {
  await sleep(startAfterMs);
  const startedMs = Date.now();
  const taskArn = await accountIn(region, endpoint).start(commandOf(commandSeconds));
  await sleep(waitAfterMs);
  const { wait } = tool;
  switch (wait.kind) {
    case "awsCli": {
      if (aws === undefined) throw new Error(`no AWS CLI was looked for, and ${id} needs one`);
      const openedMs = await waitWithAwsCli(aws, { endpoint, region, taskArn }, end);
      return { id, startedMs, openedMs, taskArn };
    }
    case "sdkWaiter":
    case "poll": {
      const answer = answers(id);
      const order: WaitOrder = { id, wait, endpoint, region, taskArn };
      waiters.send(order);
      return { id, startedMs, openedMs: (await answer).openedMs, taskArn };
    }
    case "ours":
      throw new Error("not one of theirs");
    default:
      return wait satisfies never;
  }
}

/** Answers of a process, for whoever waits for that of one job. */
function answersById<Answer extends { readonly id: string }>(
  onMessage: (listen: (message: unknown) => void) => void,
): (id: string) => Promise<Answer> {
  const listeners = new Map<string, (answer: Answer) => void>();
  onMessage((message) => {
    const answer = message as Answer;
    listeners.get(answer.id)?.(answer);
  });
  return (id) => new Promise((resolve) => listeners.set(id, resolve));
}
