import { gte } from "semver";
import { MINIMUM_VERSION } from "./version";

/** What this machine has, before anything is downloaded or built. */
export interface Found {
  /** The `pulumi` on PATH, and whether its Node language host lies beside it, as in every official release. */
  readonly onPath: { readonly version: string; readonly hasLanguageHost: boolean } | undefined;
  /** A runnable engine in the cache. */
  readonly cached: boolean;
  /** A `go` command on PATH. */
  readonly go: boolean;
  readonly platform: NodeJS.Platform;
}

/** What was tried and did not work, with the reason. */
export interface Failures {
  readonly installer?: string;
  readonly go?: string;
}

export type Step =
  | { readonly kind: "use"; readonly source: "path" | "cache" }
  | { readonly kind: "make"; readonly by: keyof Failures }
  | { readonly kind: "give-up"; readonly message: string };

/**
 * The next thing to do for a working engine: what is there, else the official installer, else a build with Go.
 * `message` of `give-up` is one sentence that names the cure.
 */
export function nextStep(found: Found, failures: Failures): Step {
  if (found.onPath !== undefined && objectionTo(found.onPath) === undefined)
    return { kind: "use", source: "path" };
  if (found.cached) return { kind: "use", source: "cache" };
  if (failures.installer === undefined) return { kind: "make", by: "installer" };
  // The stand-in language host that a built engine needs is a script with a `#!` line.
  if (found.go && found.platform !== "win32" && failures.go === undefined) {
    return { kind: "make", by: "go" };
  }
  const build =
    failures.go === undefined ? "there is no Go to build one" : `the build with Go failed (${failures.go})`;
  return {
    kind: "give-up",
    message:
      `No Pulumi engine: ${describe(found.onPath)}, the official installer failed (${failures.installer}), and ${build}. ` +
      `Install Pulumi ${MINIMUM_VERSION} or newer (https://www.pulumi.com/docs/install/) or Go (https://go.dev/dl/), ` +
      "or run this again where the network is reachable.",
  };
}

/** Why a `pulumi` on PATH is left alone; `undefined` when it is as good as any. */
export function objectionTo(onPath: NonNullable<Found["onPath"]>): string | undefined {
  if (!gte(onPath.version, MINIMUM_VERSION))
    return `pulumi ${onPath.version} on PATH is older than ${MINIMUM_VERSION}`;
  if (!onPath.hasLanguageHost) return `pulumi ${onPath.version} on PATH has no Node language host beside it`;
  return undefined;
}

function describe(onPath: Found["onPath"]): string {
  return (onPath && objectionTo(onPath)) ?? "there is none on PATH";
}
