/** Ctrl-C, a job that is cancelled, a terminal that is closed, and a reader of the output that has gone. */
export const endSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE"] as const;

export type EndSignal = (typeof endSignals)[number];

/** What a shell tells of a process that a signal has ended. */
export function statusAfter(signal: EndSignal): number {
  return 128 + { SIGHUP: 1, SIGINT: 2, SIGPIPE: 13, SIGTERM: 15 }[signal];
}

/** The signals of this process: each ends it, until somebody listens. */
export function processSignals(process: NodeJS.Process): {
  /** Calls back in place of ending the process. */
  listen(heard: (signal: EndSignal) => void): void;
} {
  let heard = (signal: EndSignal): void => process.exit(statusAfter(signal));
  // Node ignores SIGPIPE, and tells it as an error of the stream.
  for (const signal of endSignals.filter((one) => one !== "SIGPIPE")) process.on(signal, () => heard(signal));
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    heard("SIGPIPE");
  });
  return {
    listen(listener) {
      heard = listener;
    },
  };
}
