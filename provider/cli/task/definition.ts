import type { Revision } from "../../definition/registry";
import { AwsCallError } from "../../run/weather";
import type { Cli } from "../cli";
import { tellingPatience } from "../patience";
import { saidOf } from "../said";
import { type FoundTask, revisionOf } from "./foundTask";

/** The revision that a task runs; `undefined` where it is not known or was deleted. */
export async function definitionOf(
  found: FoundTask,
  cli: Pick<Cli, "clock" | "terminal">,
  reference = revisionOf(found),
): Promise<Revision | undefined> {
  if (reference === undefined) return undefined;
  return tellingPatience(cli)(() => found.aws.definitions.find(reference));
}

/** The same, where one can do without it: what stands against it is said. */
export async function definitionIfAny(found: FoundTask, cli: Cli): Promise<Revision | undefined> {
  try {
    return await definitionOf(found, cli);
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    const { cluster, aws, redact } = found;
    const said = saidOf(error, { cluster, region: aws.region }, redact);
    cli.terminal.err(`note: its task definition could not be read: ${said}`);
    return undefined;
  }
}
