import type { Outcome } from "./outcome";

/** What the program is told of a release. */
export interface Release {
  /** In the container's environment, so that each release has a definition of its own. */
  readonly label: string;
  /** The one-off task's. */
  readonly command: readonly string[];
  readonly timeoutSeconds?: number;
}

/** What the user does. */
export type Act =
  /** Deploys what a release stands on: cluster, role, log group. */
  | { readonly kind: "ground" }
  | { readonly kind: "deploy"; readonly release: Release }
  /** Presses Ctrl-C once the one-off task runs. */
  | { readonly kind: "interrupt"; readonly release: Release }
  | { readonly kind: "destroy" };

/** One act, what the story says it does, and the outcome that proves it. */
export interface Step {
  readonly name: string;
  readonly told: string;
  readonly act: Act;
  readonly expected: Outcome;
}

/** What differs between an account of AWS and one that is simulated. */
export interface Pace {
  /** Shell text that goes on until it is let go, or long enough to be interrupted. */
  readonly held: string;
  /** The time limit of the release that is too slow. */
  readonly limitSeconds: number;
}

/** What the user types for an act. */
export function argumentsOf({ kind }: Act): readonly string[] {
  return [kind === "destroy" ? "destroy" : "up", "--yes", "--skip-preview"];
}

/** The demo's story where nothing but the shell of a public image is at hand, in order. Each step goes on where the one before ended. */
export function storyAt({ held, limitSeconds }: Pace): readonly Step[] {
  const interrupted: Release = { label: "v3", command: shell(`echo '== 3: migrating'; ${held}`) };
  return [
    {
      name: "ground",
      told: "a cluster, a role, a log group",
      act: { kind: "ground" },
      expected: { ...quiet, service: "absent", recorded: "nothing" },
    },
    {
      name: "v1",
      told: "migrates, then the service starts",
      act: { kind: "deploy", release: first },
      expected: { ...quiet, task: "exit 0", service: "created after the exit" },
    },
    {
      name: "v1 again",
      told: "no change, nothing runs",
      act: { kind: "deploy", release: first },
      expected: quiet,
    },
    {
      name: "v2-broken",
      told: "fails, the service stays on v1",
      act: { kind: "deploy", release: broken },
      expected: { ...quiet, update: "failed", task: "exit 3", recorded: "failed" },
    },
    {
      name: "v2",
      told: "repaired, then the service moves",
      act: { kind: "deploy", release: repaired },
      expected: { ...quiet, task: "exit 0", service: "moved after the exit" },
    },
    {
      name: "v3 interrupted",
      told: "Ctrl-C leaves the task alone",
      act: { kind: "interrupt", release: interrupted },
      expected: { ...quiet, update: "failed", task: "still running", recorded: "unfinished" },
    },
    {
      name: "v3",
      told: "adopts that task, then the service moves",
      act: { kind: "deploy", release: interrupted },
      expected: { ...quiet, task: "adopted, exit 0", service: "moved after the exit" },
    },
    {
      name: "v4-slow",
      told: "is stopped at its limit, the service stays on v3",
      act: { kind: "deploy", release: { ...slow, timeoutSeconds: limitSeconds } },
      expected: { ...quiet, update: "failed", task: "stopped at its limit", recorded: "failed" },
    },
    {
      name: "destroy",
      told: "nothing is left",
      act: { kind: "destroy" },
      expected: { ...quiet, service: "deleted", recorded: "nothing", account: "empty" },
    },
  ];
}

/** An update that finds everything as it should be. */
const quiet: Outcome = {
  update: "succeeded",
  task: "none",
  service: "untouched",
  recorded: "succeeded",
  account: "in use",
};

const first: Release = {
  label: "v1",
  command: shell("echo '== 1: migrating'; sleep 2; echo '== 1: migrated'"),
};
const broken: Release = {
  label: "v2-broken",
  command: shell("echo '== 2: migrating'; echo 'ERROR: could not create unique index' >&2; exit 3"),
};
const repaired: Release = {
  label: "v2",
  command: shell("echo '== 2: migrating'; sleep 2; echo '== 2: migrated'"),
};
const slow: Release = { label: "v4-slow", command: shell("echo '== 4: migrating'; sleep 600") };

function shell(text: string): readonly string[] {
  return ["sh", "-c", text];
}
