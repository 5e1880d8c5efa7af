import { resolve } from "node:path";
import { forgetJournal, journalOf } from "../gateLag/account";
import { taskArgs } from "../gateLag/definition";
import { region } from "../stack/account";
import { openStack, type Stack } from "../stack/stack";
import { type InState, multiply } from "./multiply";

/** What is measured, and beside it what any resource of a dynamic provider costs that does nothing at all. */
export const kinds = ["OneOffTask", "empty dynamic resource"] as const;

export type Kind = (typeof kinds)[number];

const commands = { preview: ["preview"], up: ["up", "--yes", "--skip-preview"] } as const;

export interface Measured extends InState {
  readonly command: keyof typeof commands;
  readonly kind: Kind;
  readonly count: number;
  /** Of the whole command. */
  readonly seconds: number;
  /** Of the provider process. */
  readonly cpuMs: number;
  /** The most that the provider process had in memory. */
  readonly peakBytes: number;
  /** Calls of AWS. */
  readonly calls: number;
}

/** A stack with one resource of a kind, which a real `up` has created. */
export async function openOne(kind: Kind, endpoint: string): Promise<Stack> {
  const stack = await openStack(resolve(__dirname, "../stack/program"), endpoint);
  await stack.run(commands.up, told(kind, 1));
  return stack;
}

/** A preview and an `up` of so many resources of which none has changed. */
export async function measure(
  stack: Stack,
  kind: Kind,
  count: number,
  endpoint: string,
): Promise<readonly Measured[]> {
  const inState = await multiply(stack, count);
  const measured: Measured[] = [];
  for (const command of ["preview", "up"] as const) {
    await forgetJournal(endpoint);
    const { seconds, output } = await stack.run(commands[command], told(kind, count));
    refuseChanges(output, count);
    const { cpuMs, peakBytes } = await stack.provider();
    const calls = (await journalOf(endpoint)).filter((entry) => entry.kind === "call").length;
    measured.push({ command, kind, count, seconds, cpuMs, peakBytes, calls, ...inState });
  }
  return measured;
}

/** What the program is told to make. */
function told(kind: Kind, count: number) {
  return { kind, count, args: taskArgs(region, ["true"]) };
}

/** The engine counts the stack itself among what is unchanged. */
function refuseChanges(output: string, count: number): void {
  const unchanged = Number(/^ +(\d+) unchanged$/m.exec(output)?.[1]);
  if (unchanged !== count + 1)
    throw new Error(`expected ${count} resources that have not changed, and the stack:\n${output}`);
}
