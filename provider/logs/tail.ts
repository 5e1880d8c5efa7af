/** The last lines of a log, in bounded memory. */
export interface LogTail {
  push(line: string): void;
  lines(): readonly string[];
}

/** Keeps the last `capacity` lines. */
export function createTail(capacity: number): LogTail {
  const kept: string[] = [];
  return {
    push(line) {
      kept.push(line);
      if (kept.length > capacity) kept.shift();
    },
    lines: () => [...kept],
  };
}
