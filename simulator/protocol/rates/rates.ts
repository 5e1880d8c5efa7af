import type { Clock } from "../../clock";
import { AwsError } from "../operation";
import type { Target } from "../target";
import { type Bucket, fullBucket, takeToken } from "./bucket";
import { documentedLimit } from "./limits";

/** `documented`: AWS's own numbers. `off`: nothing is ever throttled. */
export const rateLimitChoices = ["documented", "off"] as const;
export type RateLimits = (typeof rateLimitChoices)[number];

/** Lets a call pass, or throws ThrottlingException `Rate exceeded` (HTTP 400), as ECS and Logs do. */
export type RateGate = (target: Target) => void;

export function createRateGate(limits: RateLimits, clock: Clock): RateGate {
  if (limits === "off") return () => undefined;
  const buckets = new Map<string, Bucket>();
  return ({ service, operation, region }) => {
    const limit = documentedLimit(service, operation, region);
    if (limit === undefined) return;
    const key = `${region} ${service} ${limit.bucket}`;
    const now = clock.now();
    const { taken, bucket } = takeToken(buckets.get(key) ?? fullBucket(limit, now), limit, now);
    buckets.set(key, bucket);
    if (!taken) throw new AwsError("ThrottlingException", "Rate exceeded");
  };
}
