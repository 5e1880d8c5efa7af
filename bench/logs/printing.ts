/** What a container of this benchmark does. */
export interface Printing {
  readonly lines: number;
  /** How long it goes on in silence after its last line. */
  readonly thenSeconds: number;
}

/** Bytes of a line without its newline. A page of GetLogEvents holds 1 MB of them, with 26 bytes more for each. */
export const lineBytes = 100;

const begin = "row ";
const digits = 9;

/** A command that prints as fast as its lines are taken, without a program of its own. */
export function commandOf({ lines, thenSeconds }: Printing): string[] {
  const rest = " of the seed".padEnd(lineBytes - begin.length - digits, ".");
  return ["sh", "-c", `seq -f '${begin}%0${digits}.0f${rest}' 1 ${lines}; sleep ${thenSeconds}`];
}

export function isLine(message: string): boolean {
  return message.startsWith(begin);
}
