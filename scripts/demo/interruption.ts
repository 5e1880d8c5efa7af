const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The user has ended the demo before its end. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  /** What a shell says of a process that a signal has ended: 128 and the signal's number. */
  readonly exitCode: number;

  constructor(signal: keyof typeof exitCodes) {
    super(`The demo was ended by ${signal}.`);
    this.exitCode = exitCodes[signal];
  }
}

/**
 * From now on SIGINT, SIGTERM and SIGHUP do not end this process but abort the signal, with an {@link Interruption}. Only the
 * first counts: npm passes on the Ctrl-C that the terminal has sent to this process as well. Nor does output end it that
 * nobody takes any more: with `| tee log`, Ctrl-C ends tee too, and what was made has to be removed all the same.
 */
export function heedInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => controller.abort(new Interruption(name)));
  }
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return controller.signal;
}
