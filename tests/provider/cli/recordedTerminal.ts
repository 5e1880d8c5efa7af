import type { Terminal } from "../../../provider/cli/terminal";

/** A terminal that nobody sits at, and what was written to it, line by line. */
export function recordedTerminal() {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    ...{ status: () => {}, still: () => {}, isInteractive: false, flush: async () => {} },
    ask: async (_, [first]) => first,
  };
  return { terminal, out, err };
}
