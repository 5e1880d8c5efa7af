import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import type { Connection } from "../connection/complete";
import { defined } from "../values/defined";
import { credentialsFor } from "./credentials";

/** The SDK clients of one connection, and the region they ended up with. */
export interface Clients {
  readonly ecs: ECSClient;
  /**
   * Makes each call once: for RegisterTaskDefinition, which makes a new revision each time it is applied, and for calls
   * that have a pace, and are made again in it.
   */
  readonly ecsOnce: ECSClient;
  readonly region: string;
  /** Logs of another region than the task's are rare, but allowed. */
  logs(region: string): CloudWatchLogsClient;
}

/** A connection that hangs must not hang the deploy: 5 s to connect, 30 s for an answer, then the SDK tries again. */
const timeouts = {
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
};

/**
 * A pace bounds the connections of its calls. With the SDK's bound of 50, a look at tasks would wait behind starts that
 * are slow, and the SDK would warn of it in the middle of the user's output.
 */
const unboundedSockets = { maxSockets: Number.POSITIVE_INFINITY };
const pacedHandler = {
  requestHandler: { ...timeouts.requestHandler, httpAgent: unboundedSockets, httpsAgent: unboundedSockets },
};

/** Makes the clients. Rejects when no region is known from the connection, the environment or the profile. */
export async function createClients(connection: Connection): Promise<Clients> {
  const credentials = credentialsFor(connection);
  const shared = { credentials, ...timeouts };
  const { region: wanted, profile, endpoints } = connection;
  const settings = { ...shared, ...defined({ region: wanted, profile, endpoint: endpoints?.ecs }) };
  const ecs = unlogged(new ECSClient(settings));
  const region = await regionOf(ecs);
  const logsByRegion = new Map<string, CloudWatchLogsClient>();
  return {
    ecs,
    ecsOnce: unlogged(new ECSClient({ ...settings, ...pacedHandler, maxAttempts: 1 })),
    region,
    logs(logsRegion) {
      const known = logsByRegion.get(logsRegion);
      if (known !== undefined) return known;
      const client = unlogged(
        new CloudWatchLogsClient({
          ...shared,
          // Who reads logs has a pace, and waits throttling out: a call that was throttled is not made again at once.
          maxAttempts: 1,
          ...defined({ region: logsRegion, endpoint: endpoints?.logs }),
        }),
      );
      logsByRegion.set(logsRegion, client);
      return client;
    },
  };
}

interface Client {
  readonly middlewareStack: { remove(name: string): boolean };
}

/** The SDK copies each answer for a logger, also where there is none: of a page of log events, a quarter of its time. */
function unlogged<C extends Client>(client: C): C {
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

async function regionOf(ecs: ECSClient): Promise<string> {
  try {
    return await ecs.config.region();
  } catch (cause) {
    throw new Error(
      "no AWS region is known: set aws:region in the stack's configuration, connection.region on the resource, or AWS_REGION",
      { cause },
    );
  }
}
