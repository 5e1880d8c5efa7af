import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import type { Simulator, SimulatorOptions } from "../../../simulator";
import { type Substitutes, startOn } from "../../../simulator/start";

/** A simulator of a test's own, and the real SDK's clients for it. */
export interface Connected {
  readonly simulator: Simulator;
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  /** The directory of images, empty at first. */
  readonly images: string;
  /** Another region's ECS client. */
  ecsIn(region: string): ECSClient;
  close(): Promise<void>;
}

/** @param maxAttempts of the SDK; one, so that a test sees each answer, unless it is about retries. */
export async function connect(
  { clock, containers, ...options }: SimulatorOptions & Substitutes = {},
  maxAttempts = 1,
): Promise<Connected> {
  const images = await mkdtemp(join(tmpdir(), "images-"));
  const substitutes = { ...(clock && { clock }), ...(containers && { containers }) };
  const simulator = await startOn(substitutes, { images, ...options });
  const config = {
    endpoint: simulator.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts,
  };
  const ecs = new ECSClient(config);
  const logs = new CloudWatchLogsClient(config);
  const others: ECSClient[] = [];
  return {
    simulator,
    ecs,
    logs,
    images,
    ecsIn(region) {
      const client = new ECSClient({ ...config, region });
      others.push(client);
      return client;
    },
    async close() {
      for (const client of [ecs, logs, ...others]) client.destroy();
      await simulator.close();
      await rm(images, { recursive: true });
    },
  };
}
