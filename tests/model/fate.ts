import * as fc from "fast-check";
import type { Play } from "./containers";
import { limits } from "./program";

/** What becomes of a migration that begins in an `up`. */
export interface Fate extends Play {
  readonly durationMs: number;
  /** How many of its starts fail before the container runs, for a reason that passes. */
  readonly failingStarts: number;
}

export const goesWell: Fate = {
  durationMs: 500,
  exitCode: 0,
  lines: ["== migrated"],
  onSigterm: "dies",
  failingStarts: 0,
};

const passingReason = "Timeout waiting for network interface provisioning to complete.";

/** The play of the next start: it fails while `failingStarts` are left. */
export const playOf = (fate: Fate): Play =>
  fate.failingStarts > 0 ? { ...fate, startFailure: passingReason } : fate;

// A few values each, on both sides of what a look a second sees: a shorter counterexample is found sooner.
const shortMs = fc.constantFrom(500, 100, 1_200, 3_000);
const longMs = fc.constantFrom(8_000, 20_000, 1_000 * (limits.timeoutSeconds - 5));
const tooLongMs = fc.constantFrom(1_000 * (limits.timeoutSeconds + 5), 2_000 * limits.timeoutSeconds);
const failing = fc.constantFrom(1, 3, 137);

const rest = {
  lines: fc.constantFrom([], ["== migrating"], ["== migrating", "== migrated"]),
  onSigterm: fc.constantFrom("dies", "obeys", "ignores"),
  failingStarts: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
} as const;

export const anyFate: fc.Arbitrary<Fate> = fc.record({
  durationMs: fc.oneof(
    { withCrossShrink: true },
    { weight: 8, arbitrary: shortMs },
    { weight: 3, arbitrary: longMs },
    { weight: 1, arbitrary: tooLongMs },
  ),
  exitCode: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: failing }),
  ...rest,
});

export const failingFate: fc.Arbitrary<Fate> = fc.record({
  durationMs: shortMs,
  exitCode: failing,
  ...rest,
});

export const longFate: fc.Arbitrary<Fate> = fc.record({
  durationMs: longMs,
  exitCode: fc.constantFrom(0, 0, 3),
  ...rest,
});
