import type { JournalEntry } from "../protocol/journal";
import { callLine } from "./call-line";
import { effectLine } from "./effect-line";

/** Where a simulator is to be reached. */
export interface Place {
  readonly url: string;
  /** Where the stand-in for the AWS provider listens, if it was asked for. */
  readonly awsProviderPort?: number;
}

/** What the simulator writes as its result. */
export interface Output {
  listening(place: Place): void;
  /** A call once it is settled, an effect as it happens. */
  entry(entry: JournalEntry): void;
}

/** Lines for a person, who is told the place by the welcome; or one JSON document a line, the place being the first. */
export function outputOf(json: boolean, write: (line: string) => void): Output {
  if (json) {
    return {
      listening: (place) => write(JSON.stringify({ kind: "listening", ...place })),
      entry: (entry) => write(JSON.stringify(entry)),
    };
  }
  return {
    listening: () => undefined,
    entry(entry) {
      const line = entry.kind === "call" ? callLine(entry) : effectLine(entry);
      if (line !== undefined) write(line);
    },
  };
}
