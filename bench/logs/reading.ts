import type { CallEntry, JournalEntry } from "../../simulator";
import { decodeCursor } from "../../simulator/logs/cursor";

/** How a stream was read. */
export interface Reading {
  readonly calls: number;
  readonly throttled: number;
  /** From the first call for a page that nobody had read, to the answer of the last such call. 0 where there was none. */
  readonly seconds: number;
}

const head = "0".repeat(56);

/** The reading of the only stream of a region that was read. */
export function readingIn(journal: readonly JournalEntry[], region: string): Reading {
  const calls = journal
    .filter((entry) => entry.kind === "call")
    .filter((call) => call.operation === "GetLogEvents" && call.region === region);
  const gotOn = callsThatGotOn(calls.filter(({ outcome }) => outcome === "ok"));
  const [first, last] = [gotOn[0], gotOn.at(-1)];
  const endMs = last === undefined ? 0 : last.at + last.durationMs;
  return {
    calls: calls.length,
    throttled: calls.filter(({ outcome }) => outcome === "ThrottlingException").length,
    seconds: first === undefined ? 0 : (endMs - first.at) / 1_000,
  };
}

/** Those behind which the next call stands further in the stream than any before. */
function callsThatGotOn(calls: readonly CallEntry[]): readonly CallEntry[] {
  let furthest = head;
  return calls.filter((_, index) => {
    const next = calls[index + 1];
    const place = next === undefined ? head : placeOf(next);
    if (place <= furthest) return false;
    furthest = place;
    return true;
  });
}

/** The event behind which a call begins to read, whose ids are in the stream's order. */
function placeOf({ input, at }: CallEntry): string {
  const { nextToken } = input as { readonly nextToken?: string };
  return nextToken === undefined ? head : decodeCursor(nextToken, at).eventId;
}
