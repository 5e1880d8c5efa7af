/** Signals that end a process unless it handles them, by number on Linux: https://man7.org/linux/man-pages/man7/signal.7.html */
const signals: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  10: "SIGUSR1",
  11: "SIGSEGV",
  12: "SIGUSR2",
  13: "SIGPIPE",
  14: "SIGALRM",
  15: "SIGTERM",
  24: "SIGXCPU",
  25: "SIGXFSZ",
  31: "SIGSYS",
};

/** The signal that an exit code tells of: a shell and a container runtime answer with 128 and its number. */
export function signalOf(exitCode: number): string | undefined {
  return signals[exitCode - 128];
}

/** `1`, or `137 (SIGKILL)`. */
export function exitCodePhrase(exitCode: number): string {
  const signal = signalOf(exitCode);
  return signal === undefined ? `${exitCode}` : `${exitCode} (${signal})`;
}
