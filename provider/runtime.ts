import { fstatSync } from "node:fs";
import { type Connection, completeConnection, type ReadConfig } from "./connection/complete";
import { sharedRevisions } from "./definition/shared";
import { pacedReader } from "./logs/paced";
import { dynamicProvider } from "./resource/dynamicProvider";
import { engineInterrupt } from "./resource/engineInterrupt";
import { engineProgress } from "./resource/engineProgress";
import type { Aws, Host } from "./resource/host";
import { systemClock } from "./run/clock";
import { definitionRate, paceAt, pacedAt, receiptRate } from "./run/pace";
import { defined } from "./values/defined";
import { fingerprint } from "./values/fingerprint";

/**
 * The composition root: the host of the handlers in this process. `read` reads the stack's configuration of the
 * current `up`; `engineAddress` is where the engine takes log lines; `interrupt` is the user's first Ctrl-C.
 */
export function createHost(read: ReadConfig, engineAddress: string, interrupt?: AbortSignal): Host {
  const connections = new Map<string, Promise<Aws>>();
  const announced = new Set<string>();
  let progress: Host["progress"] | undefined;

  const connect: Host["connect"] = (settings) => {
    const connection = completeConnection(settings, read);
    const key = fingerprint(connection);
    const aws = connections.get(key) ?? connectPaced(connection);
    connections.set(key, aws);
    // A connection that failed, for want of a region, is tried anew.
    aws.catch(() => connections.delete(key));
    return aws;
  };

  const progressOf: Host["progress"] = (urn) => {
    progress ??= engineProgress(engineAddress);
    return progress(urn);
  };

  return {
    connect,
    clock: systemClock,
    ...defined({ interrupt }),
    revisionsInUse: new Set(),
    resourcesInUse: new Set(),
    progress: progressOf,
    announce(urn, sentence) {
      if (!announced.has(urn)) progressOf(urn).line(sentence);
      announced.add(urn);
    },
    async region(settings) {
      const { region } = completeConnection(settings, read);
      if (region !== undefined) return region;
      return connect(settings).then(
        (aws) => aws.region,
        () => undefined,
      );
    },
  };
}

/** AWS behind a connection, whose runs read their logs at one pace. */
async function connectPaced(connection: Connection): Promise<Aws> {
  const aws = await loadAws().connectAws(connection, systemClock);
  const definitionChanges = pacedAt(definitionRate, systemClock);
  const receipts = paceAt(receiptRate, systemClock);
  const shared = sharedRevisions(() => definitionChanges(async () => undefined), receipts);
  return { ...aws, shared, logs: pacedReader(aws.logs, systemClock) };
}

/** The SDK takes longer to load than everything else here, and a preview of unchanged resources never needs it. */
function loadAws(): typeof import("./aws/connect") {
  return require("./aws/connect");
}

/**
 * The methods of the serialised provider, for the process they are called in. `config` is the whole configuration of
 * the current `up`: credentials come from there, never from the state. The engine gives its address to a provider
 * process as first argument.
 */
export function configure(config: { get(key: string): string | undefined }) {
  const address = process.argv[2] ?? "";
  const host = hosts.get(address) ?? firstHost((key) => config.get(key), address);
  hosts.set(address, host);
  return dynamicProvider(host);
}

/**
 * The host of each engine that this process has served, which is one `up`. A stack that was last updated with another
 * version of this package has two texts of its provider, each of which is configured: what one of them has seen of a
 * resource that is replaced, the other has to know when it deletes its predecessor.
 */
const hosts = new Map<string, Host>();

function firstHost(read: ReadConfig, engineAddress: string): Host {
  endWithEngine();
  return createHost(read, engineAddress, engineInterrupt());
}

/**
 * A killed engine leaves its provider processes behind, and one of these would watch its task to the end for nobody.
 * The engine holds the other end of a provider's standard input; where that is neither a pipe nor a socket, there is no
 * such sign.
 */
export function endWithEngine(): void {
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return;
  process.stdin.once("end", () => process.exit()).resume();
  // The engine's connection keeps the process, not this.
  process.stdin.unref();
}
