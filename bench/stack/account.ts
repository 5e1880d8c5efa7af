import type { Timing } from "../../simulator";
import { accountIn } from "../gateLag/account";
import { startChild } from "../gateLag/child";

/** The region of a benchmark's stack. */
export const region = "eu-west-1";

/** A simulator in a process of its own, prepared for the benchmark's jobs. */
export interface Simulated {
  readonly endpoint: string;
  end(): void;
}

export async function startSimulated(order: {
  readonly images: string;
  readonly timing: Timing;
  readonly rateLimits: "documented" | "off";
}): Promise<Simulated> {
  const child = startChild("simulator");
  const listening = new Promise<string>((resolve) => child.onMessage((url) => resolve(String(url))));
  child.send(order);
  const endpoint = await Promise.race([listening, child.failed]);
  await accountIn(region, endpoint).prepare();
  return { endpoint, end: () => child.end() };
}
