import { createInterface } from "node:readline/promises";
import { defined } from "../values/defined";
import type { Terminal } from "./terminal";

/** The terminal, or what stands in its place, of this process. */
export async function processTerminal({ stdin, stdout, stderr }: NodeJS.Process): Promise<Terminal> {
  const isInteractive = stdin.isTTY === true && stderr.isTTY === true;
  const spinner = spins(stderr) ? await createSpinner() : undefined;
  let written: Promise<unknown> = Promise.resolve();
  let isAsking = false;

  function write(stream: NodeJS.WriteStream, line: string): void {
    const isWritten = new Promise<void>((resolve) => stream.write(`${line}\n`, () => resolve()));
    // Without a value of its own: one that held the one before it would grow by every line.
    written = Promise.all([written, isWritten]).then(() => undefined);
  }

  return {
    out: (line) => write(stdout, line),
    err: (line) => write(stderr, line),
    status(text) {
      if (isAsking) return;
      if (spinner === undefined) return write(stderr, text);
      spinner.text = text;
      spinner.start();
    },
    still: () => void spinner?.stop(),
    isInteractive,
    ...defined({ columns: stdout.isTTY ? stdout.columns : undefined }),
    async ask<A extends string>(question: string, answers: readonly [A, ...A[]]): Promise<A> {
      spinner?.stop();
      isAsking = true;
      const lines = createInterface({ input: stdin, output: stderr });
      // A Ctrl-C or Ctrl-D in place of an answer, after which a question would wait for ever.
      const left = new Promise<"">((resolve) => {
        lines.once("SIGINT", () => resolve("")).once("close", () => resolve(""));
      });
      try {
        for (;;) {
          const given = (await Promise.race([lines.question(`${question} `), left])).trim().toLowerCase();
          const answer = given === "" ? answers[0] : answers.find((one) => one.startsWith(given));
          if (answer !== undefined) return answer;
        }
      } finally {
        isAsking = false;
        lines.close();
      }
    },
    async flush() {
      await written;
    },
  };
}

/** Terminals that take back what they have shown; a pipeline's keeps every turn of the spinner as a line. */
function spins({ isTTY }: NodeJS.WriteStream): boolean {
  return isTTY && process.env.TERM !== "dumb" && process.env.CI === undefined;
}

/** Takes itself away before anything else is written to the terminal, and comes back after it. */
async function createSpinner() {
  const { default: yoctoSpinner } = await import("yocto-spinner");
  // What a signal does is for the command to say.
  return yoctoSpinner({ stream: process.stderr, handleSignals: false });
}
