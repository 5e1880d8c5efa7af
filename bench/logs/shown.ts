/** Lines that a run has shown, and those that it said it left out. */
export interface Shown {
  readonly lines: number;
  readonly leftOut: number;
}

export function shownIn(messages: readonly string[], isLine: (message: string) => boolean): Shown {
  const leftOut = messages.map((message) =>
    Number(/^\[([\d,]+) lines? left out\]$/.exec(message)?.[1]?.replaceAll(",", "") ?? 0),
  );
  return {
    lines: messages.filter(isLine).length,
    leftOut: leftOut.reduce((sum, count) => sum + count, 0),
  };
}
