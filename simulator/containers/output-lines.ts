/**
 * The largest event the awslogs driver sends: CloudWatch Logs' 262,144 bytes less 26 of overhead
 * (moby, daemon/logger/awslogs, `maximumBytesPerEvent`).
 */
export const maximumEventBytes = 262_144 - 26;

/** Turns a stream of bytes into lines. */
export interface LineSplitter {
  /** The lines that `chunk` completes. */
  push(chunk: Buffer): string[];
  /** What is left without a newline at the end of the stream. */
  end(): string[];
}

/**
 * Splits at `\n`, drops the `\r` of a `\r\n` and empty lines, which CloudWatch Logs refuses, and cuts a line longer
 * than `maximumBytes`, never inside a UTF-8 character.
 */
export function createLineSplitter(maximumBytes = maximumEventBytes): LineSplitter {
  let rest: Buffer = Buffer.alloc(0);

  const lines = (atEnd: boolean): string[] => {
    const found: string[] = [];
    for (;;) {
      const newline = rest.indexOf(0x0a);
      const length = newline < 0 ? rest.length : newline;
      if (length > maximumBytes) {
        const cut = characterBoundary(rest, maximumBytes);
        found.push(rest.toString("utf8", 0, cut));
        rest = rest.subarray(cut);
        continue;
      }
      if (newline < 0 && !atEnd) return found;
      if (length > 0) {
        const line = rest.toString("utf8", 0, length).replace(/\r$/, "");
        if (line !== "") found.push(line);
      }
      rest = rest.subarray(newline < 0 ? length : newline + 1);
      if (rest.length === 0) return found;
    }
  };

  return {
    push(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      return lines(false);
    },
    end: () => lines(true),
  };
}

/** The largest cut of at most `limit` bytes that does not fall inside a character; `limit` itself for bytes that are no UTF-8. */
function characterBoundary(bytes: Buffer, limit: number): number {
  for (let cut = limit; cut > limit - 4 && cut > 0; cut--) {
    const byte = bytes[cut];
    if (byte === undefined || (byte & 0b1100_0000) !== 0b1000_0000) return cut;
  }
  return limit;
}
