import { timings } from "./ecs/tasks/timing";

/** The timings that have a name. */
export type TimingName = keyof typeof timings;
export const timingNames = Object.keys(timings) as readonly TimingName[];

/** `documented`: AWS's own numbers. `off`: nothing is ever throttled. */
export const rateLimitChoices = ["documented", "off"] as const;
export type RateLimits = (typeof rateLimitChoices)[number];
