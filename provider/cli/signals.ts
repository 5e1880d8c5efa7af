/** Ctrl-C, a job that is cancelled, a terminal that is closed, and a reader of the output that has gone. */
export const endSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE"] as const;

export type EndSignal = (typeof endSignals)[number];

/** What a shell tells of a process that a signal has ended. */
export function statusAfter(signal: EndSignal): number {
  return 128 + { SIGHUP: 1, SIGINT: 2, SIGPIPE: 13, SIGTERM: 15 }[signal];
}

/** The signals of this process: each ends it, until somebody listens. */
export function processSignals(process: NodeJS.Process): {
  /** Calls back in place of ending the process, until what it returns is called. */
  listen(heard: (signal: EndSignal) => void): () => void;
} {
  const end = (signal: EndSignal): void => process.exit(statusAfter(signal));
  let heard = end;
  // Node ignores SIGPIPE, and tells it as an error of the stream.
  for (const signal of endSignals.filter((one) => one !== "SIGPIPE")) process.on(signal, () => heard(signal));
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // EIO is a terminal that was closed.
      if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
      heard("SIGPIPE");
    });
  return {
    listen(listener) {
      heard = listener;
      return () => {
        // What is still written to a reader that has gone is nothing to end for.
        heard = (signal) => (signal === "SIGPIPE" ? undefined : end(signal));
      };
    },
  };
}
