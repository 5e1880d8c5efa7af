import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { choiceOf } from "./choice";
import { type RateLimits, rateLimitChoices, type TimingName, timingNames } from "./choices";
import { type Timing, timings } from "./ecs/tasks/timing";
import type { CallEntry, EffectEntry } from "./protocol/journal";

/** How a simulator is set up. */
export interface SimulatorOptions {
  /**
   * The folder of images. The image `registry.example.com/team/web:v1` is its folder `team/web/v1`: the registry's host is
   * left out, a digest `@sha256:…` is a folder's name like a tag. Its commands run there as processes of this machine.
   * Default: none, so no container starts (`CannotPullContainerError`).
   */
  readonly images?: string | undefined;
  /** TCP port on 127.0.0.1, from 0 to 65535. Default: 0, a free one. */
  readonly port?: number;
  /**
   * What a container's `secrets[].valueFrom` resolves to, by its exact text. A task that names another one fails to start,
   * as with a secret that is not there. Default: none.
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * How long a task's phases last: `instant`, a few milliseconds each; `fargate` and `ec2`, as public task events show them;
   * or times of your own, such as `{ ...timings.fargate, pullMs: 60_000 }`. Default: `instant`.
   */
  readonly timing?: Timing | TimingName;
  /** `documented`: calls are throttled as AWS documents it, per region. Default: `off`, so that a test is as fast as it can be. */
  readonly rateLimits?: RateLimits;
  /** Hears of every call once it is settled. */
  readonly onCall?: (call: CallEntry) => void;
  /** Hears of everything that happens and is no call, such as a container's exit, as it happens. */
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
