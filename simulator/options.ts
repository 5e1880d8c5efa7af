import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { choiceOf } from "./choice";
import type { AdjustableClock } from "./clock";
import { type Timing, timings } from "./ecs/tasks";
import type { CallEntry } from "./protocol/journal";
import { type RateLimits, rateLimitChoices } from "./protocol/rates/rates";

/** The timings that have a name. */
export type TimingName = keyof typeof timings;
export const timingNames = Object.keys(timings) as readonly TimingName[];

/** How a simulator is set up. */
export interface SimulatorOptions {
  /**
   * The directory of images. The image `registry.example.com/team/web:v1` is its folder `team/web/v1`: the registry's
   * host is left out, a digest `@sha256:…` is a folder's name like a tag.
   */
  readonly images: string;
  /** TCP port on 127.0.0.1. Default: 0, a free one. */
  readonly port?: number;
  /** What a container's `secrets[].valueFrom` resolves to, by its exact text. Default: none, so such a task fails to start. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** How long a task's phases last. Default: `instant`, a few milliseconds each. */
  readonly timing?: Timing | TimingName;
  /** `documented` throttles as AWS documents it, per region. Default: `off`. */
  readonly rateLimits?: RateLimits;
  /** Default: real time. */
  readonly clock?: AdjustableClock;
  /** Hears of every call once it is settled. */
  readonly onCall?: (call: CallEntry) => void;
}

/** The timing itself. Throws a RangeError for a name that is none. */
export function resolveTiming(timing: Timing | TimingName = "instant"): Timing {
  if (typeof timing !== "string") return timing;
  return timings[choiceOf("timing", timing, timingNames)];
}

/** Throws a RangeError that names what is allowed. */
export function resolveRateLimits(rateLimits: string = "off"): RateLimits {
  return choiceOf("rateLimits", rateLimits, rateLimitChoices);
}

/** The absolute path of the images. Rejects with a RangeError for what is no directory. */
export async function resolveImages(images: string): Promise<string> {
  const path = resolve(images);
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isDirectory) throw new RangeError(`images is '${images}': expected a directory that exists.`);
  return path;
}
