const LIVE_EVERY_MS = 1_000;
const PLAIN_EVERY_MS = 30_000;

/** Tells the user what is going on. */
export interface Report {
  say(line: string): void;
  /** Does `work`, showing `label` and the time it has taken so far. */
  during<T>(label: string, work: () => Promise<T>): Promise<T>;
}

/** Writes to `stream`: work as one line that changes every second on a terminal, as a line every 30 s elsewhere. */
export function createReport(stream: NodeJS.WritableStream & { isTTY?: boolean }): Report {
  const say = (line: string) => void stream.write(`${line}\n`);
  return {
    say,
    async during(label, work) {
      const startedAt = Date.now();
      const elapsed = () => `${label}: ${clockTime(Date.now() - startedAt)}`;
      if (!stream.isTTY) say(`${label} ...`);
      const timer = stream.isTTY
        ? setInterval(() => stream.write(`\r${elapsed()}`), LIVE_EVERY_MS)
        : setInterval(() => say(elapsed()), PLAIN_EVERY_MS);
      try {
        return await work();
      } finally {
        clearInterval(timer);
        say(`${stream.isTTY ? "\r" : ""}${elapsed()}`);
      }
    },
  };
}

/** Minutes and seconds: `4:07`. */
function clockTime(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
