/** The last lines of a log, in bounded memory. */
export interface LogTail {
  push(line: TailLine): void;
  lines(): readonly TailLine[];
}

export interface TailLine {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly text: string;
}

export interface TailSize {
  readonly lines: number;
  readonly characters: number;
}

/** Keeps the last lines, as many as the size allows. */
export function createTail(size: TailSize): LogTail {
  // The last lines, and before them up to as many that are too many: taken off one by one, each would move all others.
  let kept: TailLine[] = [];
  let characters = 0;

  function trim(): void {
    let first = 0;
    while (kept.length - first > size.lines || characters > size.characters) {
      characters -= kept[first]?.text.length ?? 0;
      first += 1;
    }
    kept = kept.slice(first);
  }

  return {
    push(line) {
      kept.push(line);
      characters += line.text.length;
      if (kept.length > 2 * size.lines || characters > 2 * size.characters) trim();
    },
    lines() {
      trim();
      return [...kept];
    },
  };
}

/**
 * An error travels to the engine in the headers of a gRPC answer, which take some hundred kilobytes at most; beyond,
 * the error and the state it should have recorded are lost.
 */
const mostCharacters = 32_000;

/**
 * How much an error repeats of a container's output. The judged one's lines are not pushed out by others: each of these
 * has a fifth of its lines, and all together a quarter of the characters.
 */
export function tailSize(lines: number, isJudged: boolean, others: number): TailSize {
  if (isJudged) return { lines, characters: others === 0 ? mostCharacters : (mostCharacters * 3) / 4 };
  return { lines: Math.ceil(lines / 5), characters: Math.floor(mostCharacters / 4 / others) };
}

/** The lines of several tails by their time, each tail's own in their order. */
export function mergeTails(tails: readonly (readonly TailLine[])[]): readonly string[] {
  return tails
    .flatMap((lines) => {
      let latest = Number.NEGATIVE_INFINITY;
      return lines.map(({ timestamp, text }) => {
        latest = Math.max(latest, timestamp);
        return { atMs: latest, text };
      });
    })
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ text }) => text);
}
