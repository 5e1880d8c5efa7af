/** The last lines of a log, in bounded memory. */
export interface LogTail {
  push(line: string): void;
  lines(): readonly string[];
}

/**
 * An error travels to the engine in the headers of a gRPC answer, which take some hundred kilobytes at most; beyond,
 * the error and the state it should have recorded are lost.
 */
const longestLine = 2_000;
const mostCharacters = 32_000;

/** Keeps the last `capacity` lines, at most 32,000 characters of them, and 2,000 of each. */
export function createTail(capacity: number): LogTail {
  const kept: string[] = [];
  let characters = 0;
  return {
    push(line) {
      const cut = line.length > longestLine ? `${line.slice(0, longestLine)} ... (cut)` : line;
      kept.push(cut);
      characters += cut.length;
      while (kept.length > capacity || characters > mostCharacters) characters -= kept.shift()?.length ?? 0;
    },
    lines: () => [...kept],
  };
}
