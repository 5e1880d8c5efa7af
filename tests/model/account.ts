import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  DeregisterTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { connectAws } from "../../provider/aws/connect";
import type { Aws } from "../../provider/resource/host";
import type { Clock } from "../../provider/run/clock";
import type { CallEntry, Simulator, Timing } from "../../simulator";
import { startOn } from "../../simulator/start";
import { type Calls, createCalls } from "./calls";
import { createStage } from "./containers";
import { type Fate, goesWell, playOf } from "./fate";
import { createLedger, type Ledger } from "./ledger";
import { imageOf, labelFrom, place } from "./program";
import { createRevisions, type Revisions } from "./revisions";
import { createTime, type VirtualTime } from "./time";

/** An account of its own in virtual time, and who looks at what happens there. */
export interface Account {
  readonly simulator: Simulator;
  readonly time: VirtualTime;
  readonly calls: Calls;
  /** The real adapters on the real SDK. */
  readonly aws: Omit<Aws, "shared">;
  /** The SDK's client of everybody but the provider. */
  readonly ecs: ECSClient;
  readonly ledger: Ledger;
  readonly revisions: Revisions;
  /** Has `listener` hear of every call once it is settled. */
  onCall(listener: (call: CallEntry) => void): void;
  /** What becomes of migrations that start from now on. */
  setFate(fate: Fate): void;
  /** Calls of one operation, or of all, so far: the provider's and everybody's. */
  callsOf(operations: readonly string[]): number;
  /** Tasks of the resource, in ECS's own view, whose container may still run or come to run. */
  unfinishedTasks(): readonly string[];
  /** Somebody registers a revision with this image. */
  register(family: string, image: number): Promise<string>;
  /** Somebody deregisters a revision. */
  deregister(arn: string): Promise<void>;
  close(): Promise<void>;
}

/** Phases that leave room for a crash between any two of them, and are short to play. */
const timing: Timing = {
  provisioningMs: 300,
  pendingMs: 200,
  pullMs: 400,
  exitVisibleMs: 300,
  sidecarExitVisibleMs: 300,
  deactivatingMs: 200,
  deprovisioningMs: 2_500,
  logFlushMs: 200,
  declaredSecondMs: 1_000,
  replacementDelayMs: 2_000,
};

const keys = { accessKeyId: "model", secretAccessKey: "model" };

export async function openAccount(): Promise<Account> {
  const calls = createCalls();
  const time = createTime(calls.quiet);
  const revisions = createRevisions(`arn:aws:ecs:${place.region}:123456789012:task-definition`);
  const ledger = createLedger(revisions, time);
  const counts = new Map<string, number>();
  let fate = goesWell;
  const listeners: ((call: CallEntry) => void)[] = [];
  let actor: "provider" | "somebody" = "provider";

  const containers = createStage({
    cast({ override }) {
      // The service's containers run for ever; a migration is known by its command.
      if (override?.command === undefined) return { exitCode: 0, lines: [], onSigterm: "obeys" };
      const play = playOf(fate);
      if (fate.failingStarts > 0) fate = { ...fate, failingStarts: fate.failingStarts - 1 };
      return play;
    },
    started({ taskId, definition, override }) {
      if (override?.command === undefined) return;
      const value = (name: string) => override.environment?.find((one) => one.name === name)?.value ?? "";
      const label = labelFrom(definition.image ?? "", value("RELEASE"));
      ledger.started({ taskId, label, runId: value("ECS_TASK_RUN_ID") });
    },
    ended({ taskId, override }, exitCode, wasStopped) {
      if (override?.command === undefined) return;
      ledger.ended(taskId, { exitCode, wasStopped });
    },
  });
  const substitutes = { clock: time.simulator, containers };
  const simulator = await startOn(substitutes, {
    timing,
    onEffect: (effect) => ledger.effect(effect),
    onCall(call) {
      counts.set(call.operation, (counts.get(call.operation) ?? 0) + 1);
      ledger.call(call);
      revisions.call(call, actor);
      for (const listener of listeners) listener(call);
    },
  });

  const endpoint = simulator.url;
  const settings = { endpoint, region: place.region, credentials: keys };
  const ecs = new ECSClient(settings);
  const logs = new CloudWatchLogsClient(settings);
  await ecs.send(new CreateClusterCommand({ clusterName: place.cluster }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: place.logGroup }));
  const aws = await connectAws(
    { region: place.region, endpoints: { ecs: endpoint, logs: endpoint }, credentials: keys },
    unpaced(time.provider),
  );

  const bySomebody = async (call: () => Promise<unknown>) => {
    actor = "somebody";
    await calls.make(call);
    actor = "provider";
  };

  return {
    simulator,
    time,
    calls,
    aws,
    ecs,
    ledger,
    revisions,
    onCall: (listener) => void listeners.push(listener),
    setFate(next) {
      fate = next;
    },
    callsOf: (operations) => operations.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0),
    unfinishedTasks: () =>
      simulator
        .tasks(place.region)
        .alive(`arn:aws:ecs:${place.region}:123456789012:cluster/${place.cluster}`)
        .filter(({ startedBy }) => startedBy?.startsWith("ecs-task/"))
        .filter(({ containers = [] }) => containers.some(({ lastStatus }) => lastStatus !== "STOPPED"))
        .map(({ taskArn = "" }) => taskArn),
    async register(family, image) {
      const web = { name: "web", image: imageOf({ family, image }), memory: 64 };
      const command = new RegisterTaskDefinitionCommand({ family, containerDefinitions: [web] });
      await bySomebody(() => ecs.send(command));
      return revisions.newest(family)?.arn ?? "";
    },
    deregister: (taskDefinition) =>
      bySomebody(() => ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }))),
    async close() {
      ecs.destroy();
      logs.destroy();
      await simulator.close();
    },
  };
}

/**
 * A clock by which a pace has its turns back before it gives the next one. A call that waited in virtual time would wait for
 * ever: the time goes on when no call is under way.
 */
function unpaced(clock: Clock): Clock {
  let nowMs = clock.now();
  return {
    ...clock,
    now() {
      nowMs += 3_600_000;
      return nowMs;
    },
  };
}
