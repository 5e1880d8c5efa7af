import { resolve } from "node:path";
import { openStack } from "../stack/stack";
import type { Player } from "./play";

/**
 * Without it, the engine writes the whole state of a stack in files at the begin and the end of each step, one after the
 * other: with a thousand resources that takes longer than their tasks, and starts wait for it.
 */
const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** `pulumi up` of a new stack, with as many resources at once as it has. */
export const playWholeUp: Player = async ({ tasks, args, endpoint }) => {
  const stack = await openStack(resolve(__dirname, "../stack/program"), endpoint, withoutCheckpoints);
  try {
    const told = { kind: "OneOffTask", count: tasks, args };
    const up = ["up", "--yes", "--skip-preview", "--parallel", String(tasks)];
    const { exitCode, seconds, output, stderr } = await stack.tryToRun(up, told);
    const lost = lostIn(output);
    if (exitCode !== 0 && lost.length === 0)
      throw new Error(`pulumi up ended with ${exitCode}:\n${output}${stderr}`);
    return {
      seconds,
      lost,
      usage: await stack.provider(),
      warnings: warningsIn(output),
      openedMs: new Map(),
    };
  } finally {
    await stack.close();
  }
};

/** The engine's last word on the row of a resource that could not be created. */
export function lostIn(output: string): string[] {
  return linesOf(output).filter(
    (line) => line.includes("**creating failed**") && !line.includes("pulumi:pulumi:Stack"),
  );
}

/** As the summary below the rows repeats them: there is none before it. */
export function warningsIn(output: string): string[] {
  const [, summary = ""] = output.split(/^Diagnostics:$/m);
  return linesOf(summary).filter((line) => /^\s+warning: /.test(line));
}

const linesOf = (text: string) => text.split("\n");
