import { CommanderError } from "commander";
import { AwsCallError } from "../run/weather";
import { CommandFailure } from "./failure";
import { missingPeer } from "./missingPeer";

/** What an error ends the process with: its status, and what is said of it on stderr. */
export interface Told {
  readonly exitStatus: number;
  readonly lines: readonly string[];
}

/** Tells an error for a person. One that nobody has found words for is told with its stack. */
export function told(error: unknown, wrongUsage: number): Told {
  // Commander has said it by itself, and help that was asked for is no error.
  if (error instanceof CommanderError)
    return { exitStatus: error.exitCode === 0 ? 0 : wrongUsage, lines: [] };
  const exitStatus = error instanceof CommandFailure ? (error.exitStatus ?? 1) : 1;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { exitStatus, lines: [`error: ${missingPeer(error) ?? (isMeant(error) ? message : stack)}`] };
}

/** Whether an error was made for a person, and is no mistake of ours such as a TypeError. */
export function isMeant(error: unknown): boolean {
  return (
    error instanceof CommandFailure ||
    error instanceof AwsCallError ||
    (error instanceof Error && error.constructor === Error)
  );
}
