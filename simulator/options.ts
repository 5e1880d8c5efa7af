import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { choiceOf } from "./choice";
import type { AdjustableClock } from "./clock";
import type { CreateContainerHost } from "./containers";
import { type Timing, timings } from "./ecs/tasks";
import type { CallEntry, EffectEntry } from "./protocol/journal";
import { type RateLimits, rateLimitChoices } from "./protocol/rates/rates";

/** The timings that have a name. */
export type TimingName = keyof typeof timings;
export const timingNames = Object.keys(timings) as readonly TimingName[];

/** How a simulator is set up. */
export interface SimulatorOptions {
  /**
   * The directory of images. The image `registry.example.com/team/web:v1` is its folder `team/web/v1`: the registry's
   * host is left out, a digest `@sha256:…` is a folder's name like a tag. Default: none, so no container starts.
   */
  readonly images?: string | undefined;
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
  /**
   * What containers run on. Processes live in real time: with a `clock` that plays time, give a host that plays
   * containers on it. Default: processes of this machine.
   */
  readonly containers?: CreateContainerHost;
  /** Hears of every call once it is settled. */
  readonly onCall?: (call: CallEntry) => void;
  /** Hears of everything that happens and is not a call, as it happens. */
  readonly onEffect?: (effect: EffectEntry) => void;
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

/** The absolute path of the images, if there are any. Rejects with a RangeError for what is no directory. */
export async function resolveImages(images: string | undefined): Promise<string | undefined> {
  if (images === undefined) return undefined;
  const path = resolve(images);
  if (!(await isDirectory(path)))
    throw new RangeError(`images is '${images}': expected a directory that exists.`);
  return path;
}

export function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
