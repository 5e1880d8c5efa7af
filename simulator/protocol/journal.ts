import type { Clock } from "../clock";
import type { Journal } from "../ports";
import type { ServiceName } from "./service";
import type { Target } from "./target";

/**
 * A call, noted when it arrives: its place in the order is that of its arrival, its outcome is filled in later.
 * `outcome` is `pending`, `ok` (the operation was applied, whether or not its answer was sent) or the name of the error.
 */
export interface CallEntry {
  readonly kind: "call";
  readonly seq: number;
  /** Milliseconds since the epoch, on the simulator's clock. */
  readonly at: number;
  readonly service: ServiceName;
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
  readonly outcome: string;
  readonly durationMs: number;
}

/** Something that happened and was not a call, such as `container-exited`. */
export interface EffectEntry {
  readonly kind: "effect";
  readonly seq: number;
  readonly at: number;
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type JournalEntry = CallEntry | EffectEntry;

/** What happened, in order. Every answer is a snapshot. */
export interface JournalReader {
  entries(): readonly JournalEntry[];
  /** The calls of one operation, or all calls. */
  calls(operation?: string): readonly CallEntry[];
  /** The effects of one name, or all effects. */
  effects(name?: string): readonly EffectEntry[];
  /** Forgets everything so far. `seq` goes on. */
  clear(): void;
}

/** The journal's writing side: effects from the rooms, calls from the server. */
export interface JournalWriter extends Journal, JournalReader {
  /** Notes a call that has arrived; `settle` notes its outcome. */
  call(target: Target, input: unknown): { readonly entry: CallEntry; settle(outcome: string): CallEntry };
}

/** `onEffect` hears of every effect once it is noted. */
export function createJournal(
  clock: Clock,
  onEffect: (effect: EffectEntry) => void = () => undefined,
): JournalWriter {
  let entries: JournalEntry[] = [];
  let seq = 0;
  const stamp = () => ({ seq: ++seq, at: clock.now() });
  return {
    entries: () => [...entries],
    calls: (operation) =>
      entries
        .filter((entry) => entry.kind === "call")
        .filter((call) => (operation ?? call.operation) === call.operation),
    effects: (name) =>
      entries
        .filter((entry) => entry.kind === "effect")
        .filter((effect) => (name ?? effect.name) === effect.name),
    clear() {
      entries = [];
    },
    effect(name, detail) {
      const noted: EffectEntry = { kind: "effect", ...stamp(), name, detail };
      entries.push(noted);
      onEffect(noted);
    },
    call(target, input) {
      const arrived: CallEntry = {
        kind: "call",
        ...stamp(),
        ...target,
        input,
        outcome: "pending",
        durationMs: 0,
      };
      entries.push(arrived);
      return {
        entry: arrived,
        settle(outcome) {
          const settled = { ...arrived, outcome, durationMs: clock.now() - arrived.at };
          const index = entries.lastIndexOf(arrived);
          if (index !== -1) entries[index] = settled;
          return settled;
        },
      };
    },
  };
}
