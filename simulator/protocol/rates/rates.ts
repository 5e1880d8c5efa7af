import type { RateLimits } from "../../choices";
import type { Clock } from "../../clock";
import { AwsError } from "../operation";
import type { Target } from "../target";
import { type Bucket, fullBucket, takeToken } from "./bucket";
import { type DocumentedLimit, documentedLimit, fargateCalls, fargateLaunches } from "./limits";

/** Lets pass, or throws ThrottlingException `Rate exceeded` (HTTP 400), as ECS and Logs do. */
export interface RateGate {
  call(target: Target): void;
  /** A call of RunTask that launches tasks on Fargate. AWS documents its quota, and no text of its own for it. */
  fargateLaunch(region: string, capacity: keyof typeof fargateLaunches, count: number): void;
}

export function createRateGate(limits: RateLimits, clock: Clock): RateGate {
  if (limits === "off") return { call: () => undefined, fargateLaunch: () => undefined };
  const buckets = new Map<string, Bucket>();

  function take(key: string, limit: DocumentedLimit, tokens = 1): void {
    const now = clock.now();
    const { taken, bucket } = takeToken(buckets.get(key) ?? fullBucket(limit, now), limit, now, tokens);
    buckets.set(key, bucket);
    if (!taken) throw new AwsError("ThrottlingException", "Rate exceeded");
  }

  return {
    call({ service, operation, region }) {
      const limit = documentedLimit(service, operation, region);
      if (limit !== undefined) take(`${region} ${service} ${limit.bucket}`, limit);
    },
    fargateLaunch(region, capacity, count) {
      take(`${region} ${fargateCalls.bucket}`, fargateCalls);
      const limit = fargateLaunches[capacity];
      take(`${region} ${limit.bucket}`, limit, count);
    },
  };
}
