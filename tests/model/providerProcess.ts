import { sharedRevisions } from "../../provider/definition/shared";
import type { Aws, Host } from "../../provider/resource/host";
import { createWatcher, type TaskWatcher } from "../../provider/run/watcher";
import { createProcess } from "../provider/resource/process";
import { around, type Calls } from "./calls";
import { type Crash, Died } from "./crash";
import type { VirtualTime } from "./time";

/** One process of the provider: an `up`, a refresh or a destroy. */
export interface ProviderProcess {
  readonly host: Host;
  /** Calls to AWS so far. */
  calls(): number;
  kill(): void;
  /** Settles like `promise`, and rejects with {@link Died} if the process dies before. */
  living<T>(promise: Promise<T>): Promise<T>;
}

/** More than any command needs: the limits of the program allow about 120 looks at a task, and as many at its log. */
const mostCalls = 500;

/** Begins a process that dies as `crash` says, if it comes to that. `aws` is what the real adapters make of the SDK. */
export function beginProcess(
  ports: { readonly aws: Omit<Aws, "shared">; readonly calls: Calls; readonly time: VirtualTime },
  crash?: Crash,
): ProviderProcess {
  const { aws, calls, time } = ports;
  const { port, kill: end } = createProcess();
  let isAlive = true;
  let died = (_because: Error) => {};
  const death = new Promise<never>((_, reject) => {
    died = reject;
  });
  death.catch(() => undefined);
  const kill = (because: Error = new Died("the process died")) => {
    isAlive = false;
    end();
    died(because);
  };

  let made = 0;
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    made += 1;
    const nth = made;
    if (nth > mostCalls) kill(new Error(`more than ${mostCalls} calls to AWS in one command`));
    if (crash?.kind === "beforeCall" && crash.nth === nth) kill();
    const send = async () => {
      // A call that waited for its turn when the process died is not sent any more.
      if (!isAlive) throw new Died("nobody makes this call");
      return call();
    };
    return calls.make(send).finally(() => {
      if (crash?.kind === "afterCall" && crash.nth === nth) kill();
    });
  };
  if (crash?.kind === "time") time.simulator.after(crash.afterMs, () => kill());

  const clock = port(time.provider);
  const tasks = port(around(aws.tasks, pass));
  const watchers = new Map<string, TaskWatcher>();
  const { clusterStatus } = port({ clusterStatus: (name: string) => pass(() => aws.clusterStatus(name)) });
  const connected: Aws = {
    region: aws.region,
    defaultTags: aws.defaultTags,
    definitions: port(around(aws.definitions, pass)),
    shared: sharedRevisions(async () => undefined),
    tasks,
    services: port(around(aws.services, pass)),
    logs: port(around(aws.logs, pass)),
    logGroups: port(around(aws.logGroups, pass)),
    clusterStatus,
    watcher(cluster) {
      const watcher = watchers.get(cluster) ?? createWatcher((arns) => tasks.describe(cluster, arns), clock);
      watchers.set(cluster, watcher);
      return watcher;
    },
  };
  const none = () => {};
  const quiet = { line: none, output: none, status: none, warn: none, error: none, flush: async () => {} };
  return {
    calls: () => made,
    kill: () => kill(),
    living: (promise) => Promise.race([promise, death]),
    host: {
      clock,
      connect: async () => connected,
      region: async () => aws.region,
      progress: () => quiet,
      announce: () => {},
      revisionsInUse: new Set(),
      resourcesInUse: new Set(),
    },
  };
}
