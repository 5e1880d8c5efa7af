import type { JournalEntry } from "../../simulator";
import { isChanging } from "../engine/changing";

/** A call of the engine to the provider, seen at one of its ends: before the provider has it, or before its answer is sent. */
export interface RpcMoment {
  readonly kind: "rpc";
  readonly method: string;
  readonly phase: "before" | "after";
}

/** A moment of an `up` at which something can happen to it. `nth` counts from 1, within the `up`. */
export type Boundary =
  | {
      readonly kind: "call";
      readonly operation: string;
      readonly nth: number;
      /** Whether the migration's task had been started by then. */
      readonly started: boolean;
    }
  | (RpcMoment & { readonly nth: number });

/** What was seen of an undisturbed `up`, in order: AWS's journal and the engine's calls to the provider. */
export type Seen = JournalEntry | RpcMoment;

/** The engine's greeting and farewell, which have no resource. */
const courtesies = new Set(["Handshake", "GetPluginInfo", "GetSchema", "Attach", "Cancel"]);

/** A loop's third look and later is the same moment as its second, and how many there are depends on the machine. */
const looksPerLoop = 2;

/**
 * Every boundary of an `up`: each end of the engine's calls, and each AWS call between the ends of one, which is then
 * the provider's own. So a call that the provider learns to make is a boundary without anyone's doing.
 */
export function boundariesOf(seen: readonly Seen[]): Boundary[] {
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
  let open = 0;
  let started = false;
  return seen.flatMap((one): Boundary[] => {
    switch (one.kind) {
      case "effect":
        return [];
      case "rpc": {
        if (courtesies.has(one.method)) return [];
        open += one.phase === "before" ? 1 : -1;
        return [{ ...one, nth: count(`${one.method} ${one.phase}`) }];
      }
      case "call": {
        const { operation } = one;
        // Counted also when it is somebody else's: the simulator's faults count that way.
        const nth = count(operation);
        if (open === 0) return [];
        const boundary = { kind: "call", operation, nth, started } as const;
        started ||= operation === "RunTask";
        const looks = count(`look ${operation} ${boundary.started}`);
        return isChanging(operation) || looks <= looksPerLoop ? [boundary] : [];
      }
      default:
        return one satisfies never;
    }
  });
}

/** Those that each of several `up`s had: how often a loop looks depends on how fast the machine is. */
export function common(lists: readonly (readonly Boundary[])[]): Boundary[] {
  const [first = [], ...rest] = lists;
  const others = rest.map((list) => new Set(list.map(boundaryName)));
  return first.filter((boundary) => others.every((names) => names.has(boundaryName(boundary))));
}

/** Such as `RunTask 1` and `before Create 1`. */
export function boundaryName(boundary: Boundary): string {
  return boundary.kind === "call"
    ? `${boundary.operation} ${boundary.nth}`
    : `${boundary.phase} ${boundary.method} ${boundary.nth}`;
}
