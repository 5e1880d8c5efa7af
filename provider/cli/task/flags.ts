import type { Command } from "commander";
import { type ConnectionFlags, withConnectionOptions } from "../connectionOptions";
import type { StackChoice } from "../stack/stack";
import { withStackOptions } from "../stack/stackOptions";

/** How a command is told which task it is about, and how to reach it. */
export interface TaskFlags extends ConnectionFlags, StackChoice {
  readonly cluster?: string;
  readonly container?: string;
}

/** What RUN may be, for the help. */
export const runArgument =
  "a task's ARN, its id, its address in the AWS console, or the name of a OneOffTask or GatedService of the Pulumi stack, which stands for its last run";

/** Adds the options by which a command finds its task and reaches AWS. */
export function withTaskOptions(command: Command): Command {
  command.optionsGroup("Which task:");
  command.option("--cluster <cluster>", "name or ARN of the cluster, for a task's id");
  withStackOptions(command);
  command.optionsGroup("AWS:");
  return withConnectionOptions(command);
}
