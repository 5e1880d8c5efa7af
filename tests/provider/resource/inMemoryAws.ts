import { setMaxListeners } from "node:events";
import type { ConnectionSettings } from "../../../provider/connection/settings";
import type { Tags } from "../../../provider/definition/registry";
import { sharedRevisions } from "../../../provider/definition/shared";
import type { Aws, Host } from "../../../provider/resource/host";
import type { Clock } from "../../../provider/run/clock";
import { sharedTasks } from "../../../provider/run/sharedTasks";
import type { RunRequest } from "../../../provider/run/tasks";
import { createWatcher, type TaskWatcher } from "../../../provider/run/watcher";
import { defined } from "../../../provider/values/defined";
import { createClock } from "../clock";
import { createInMemoryRegistry } from "../definition/inMemoryRegistry";
import { createInMemoryLogs } from "../logs/inMemoryLogs";
import { createInMemoryTasks } from "../run/inMemoryTasks";
import type { Fate } from "../run/life";
import { createProcess } from "./process";

const callMs = 20;

/** An account in memory, and hosts of the handlers on it that record what they are asked and shown. */
export function createInMemoryAws(
  fateOf: (request: RunRequest, nth: number) => Fate,
  defaultTags: Tags = {},
) {
  const clock = createClock();
  const definitions = createInMemoryRegistry();
  const tasks = createInMemoryTasks(clock, fateOf);
  const logs = createInMemoryLogs(clock);
  /** Days that a group keeps its events. */
  const logGroups = new Map<string, number>();
  const clusters = new Map([["prod", "ACTIVE"]]);
  const connections: ConnectionSettings[] = [];
  const lines: string[] = [];
  const statuses: string[] = [];
  const warnings: string[] = [];
  const errors: string[] = [];
  const regionOf = (settings: ConnectionSettings) => settings.region ?? "eu-west-1";

  /** The host of a process of its own. */
  function begin(): { host: Host; kill(): void; interrupt(): void } {
    const { port, kill } = createProcess();
    const user = new AbortController();
    setMaxListeners(0, user.signal);
    const itsClock = port(clock);
    const itsTasks = sharedTasks(port(tasks));
    const watchers = new Map<string, TaskWatcher>();
    const announced = new Set<string>();
    const shared = sharedRevisions(async () => undefined);
    const aws = (settings: ConnectionSettings): Aws => ({
      region: regionOf(settings),
      reach: defined({ profile: settings.profile, endpoints: settings.endpoints }),
      defaultTags: settings.defaultTags ?? defaultTags,
      definitions: port(slow(definitions, clock)),
      shared,
      tasks: itsTasks,
      services: port({ find: async () => undefined }),
      logs: port(logs),
      logGroups: port({ ensure: async (group, days) => void logGroups.set(group, days) }),
      watcher(cluster) {
        const watcher =
          watchers.get(cluster) ?? createWatcher((arns) => itsTasks.describe(cluster, arns), itsClock);
        watchers.set(cluster, watcher);
        return watcher;
      },
      clusterStatus: async (cluster) => clusters.get(cluster),
    });
    const host: Host = {
      clock: itsClock,
      interrupt: user.signal,
      revisionsInUse: new Set(),
      resourcesInUse: new Set(),
      async connect(settings) {
        connections.push(settings);
        return aws(settings);
      },
      region: async (settings) => regionOf(settings),
      progress: () => ({
        line: (text) => lines.push(text),
        output: (text) => lines.push(text),
        status: (text) => statuses.push(text),
        warn: (text) => warnings.push(text),
        error: (text) => errors.push(text),
        flush: async () => {},
      }),
      announce(urn, sentence) {
        if (!announced.has(urn)) lines.push(sentence);
        announced.add(urn);
      },
    };
    return { host, kill, interrupt: () => user.abort() };
  }

  const { host } = begin();
  const account = { clock, definitions, tasks, logs, logGroups, clusters };
  return { host, begin, ...account, connections, lines, statuses, warnings, errors };
}

/** A port whose every call takes a little, like a real one, so that two processes can come between each other. */
function slow<T extends object>(port: T, clock: Clock): T {
  return new Proxy(port, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...given: unknown[]) => {
        const answer = member.apply(target, given);
        await Promise.allSettled([answer, clock.sleep(callMs)]);
        return answer;
      };
    },
  });
}
