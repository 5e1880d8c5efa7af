import type { CallEntry } from "../journal";

/** Runs in the simulator's process; the call waits for it. */
export type FaultHook = (call: Pick<CallEntry, "operation" | "region" | "input">) => void | Promise<void>;

/** What a fault does to a call. */
export type FaultEffect =
  /** ThrottlingException, `Rate exceeded`. The operation is not applied. */
  | { readonly kind: "throttle" }
  /** An error answer of any name. The operation is not applied. `status` defaults to 400. */
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly status?: number }
  /** HTTP 500: ServerException, or with `html` a page as a proxy makes it. The operation is not applied. */
  | { readonly kind: "http500"; readonly html?: boolean }
  /** Silence for `durationMs`, then the connection is cut. The operation is not applied. */
  | { readonly kind: "hang"; readonly durationMs: number }
  /** The connection is cut at once. The operation is not applied. */
  | { readonly kind: "resetBefore" }
  /** The operation is applied, and the connection cut instead of an answer. */
  | { readonly kind: "loseAnswer" }
  /** Eventual consistency: the operation answers as if what it was asked for were not there yet. */
  | { readonly kind: "missing" }
  /** The call goes its way, with hooks around it: the moment for a test to kill a process. */
  | { readonly kind: "call"; readonly before?: FaultHook; readonly after?: FaultHook };

/** Which calls a fault hits. Counted from the moment the rule is added. */
export interface FaultRule {
  /** The operation's name, such as `RunTask`; `*` is every operation. */
  readonly operation: string;
  /** The first call to be hit, from 1, or `every` call. Default 1. */
  readonly nth?: number | "every";
  /** How many calls in a row are hit. Default: one; with `every`, no end. */
  readonly times?: number;
  readonly effect: FaultEffect;
}
