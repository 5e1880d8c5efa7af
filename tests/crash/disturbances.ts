import type { FaultEffect } from "../../simulator";
import { isChanging } from "../engine/changing";
import type { Boundary } from "./boundaries";

export type Victims = "provider" | "cli" | "both";

/** A signal to processes of an `up`. */
export interface Blow {
  readonly victims: Victims;
  readonly signal: "SIGKILL" | "SIGINT" | "SIGTERM";
  /** Sent once more as soon as the engine says that it has had the first. */
  readonly again?: true;
}

/** What happens to an `up` at a boundary. */
export type Disturbance =
  /** At an AWS call: before AWS has it, or once it is applied and before its answer arrives. */
  | (Blow & { readonly kind: "blow"; readonly phase: "before" | "after" })
  /** AWS's weather, over so many calls in a row: four are one more than the SDK tries by itself. */
  | { readonly kind: "weather"; readonly effect: FaultEffect; readonly times: number }
  /** No call reaches AWS for so long, whoever makes it. */
  | { readonly kind: "outage"; readonly durationMs: number };

/** One kind of disturbance, wherever it can happen. */
export interface Column {
  readonly name: string;
  /** What happens at a boundary, with those of the same `up` before it; nothing where it has no meaning, as weather between the engine and the provider. */
  at(boundary: Boundary, before: readonly Boundary[]): readonly Disturbance[];
}

/** The columns of the matrix. Those that wait come first, so that the others are played meanwhile. */
export const columns: readonly Column[] = [
  { name: "the network is lost for 60 s", at: mainly(outage) },
  { name: "AWS hangs for 30 s", at: weather({ kind: "hang", durationMs: 30_000 }, 1) },
  { name: "the provider is killed", at: blow({ victims: "provider", signal: "SIGKILL" }) },
  { name: "the CLI is killed", at: blow({ victims: "cli", signal: "SIGKILL" }) },
  { name: "the CLI and the provider are killed", at: blow({ victims: "both", signal: "SIGKILL" }) },
  { name: "Ctrl-C is pressed", at: blow({ victims: "cli", signal: "SIGINT" }) },
  { name: "Ctrl-C is pressed twice", at: mainly(blow({ victims: "cli", signal: "SIGINT", again: true })) },
  { name: "the CLI is told to end", at: mainly(blow({ victims: "cli", signal: "SIGTERM" })) },
  { name: "AWS throttles", at: weather({ kind: "throttle" }) },
  { name: "AWS answers 500", at: weather({ kind: "http500" }) },
  { name: "a proxy answers 500 in HTML", at: weather({ kind: "http500", html: true }) },
  { name: "the connection is reset before AWS has the call", at: weather({ kind: "resetBefore" }) },
  { name: "the answer is lost after AWS has applied the call", at: weather({ kind: "loseAnswer" }) },
];

/** Both ends of an AWS call are two cells; where the call only reads, it leaves AWS the same at either. */
function blow(what: Blow): Column["at"] {
  const strike = (phase: "before" | "after") => ({ kind: "blow", phase, ...what }) as const;
  return (boundary) => {
    if (boundary.kind === "rpc") return [strike(boundary.phase)];
    return isChanging(boundary.operation) ? [strike("before"), strike("after")] : [strike("after")];
  };
}

function weather(effect: FaultEffect, times = 4): Column["at"] {
  return ({ kind }) => (kind === "call" ? [{ kind: "weather", effect, times }] : []);
}

function outage({ kind }: Boundary): Disturbance[] {
  return kind === "call" ? [{ kind: "outage", durationMs: 60_000 }] : [];
}

/** Only where something begins: at the first of each changing call, and at the first look at the running task. */
function mainly(at: Column["at"]): Column["at"] {
  const seen = "DescribeTasks";
  return (boundary, before) => {
    if (boundary.kind === "rpc") return [];
    const isFirstLook = boundary.operation === seen && boundary.started && !before.some(isLook);
    return isFirstLook || (isChanging(boundary.operation) && boundary.nth === 1) ? at(boundary, before) : [];
  };

  function isLook(one: Boundary): boolean {
    return one.kind === "call" && one.operation === seen && one.started;
  }
}
