import type { RunnableContainer } from "../../definition/registry";
import { lastLines } from "../../logs/lastLines";
import { readableStreams } from "../../logs/readable";
import { tailSize } from "../../logs/tail";
import { redactingReader } from "../../resource/redactingHost";
import { AwsCallError } from "../../run/weather";
import type { Cli } from "../cli";
import { saidOf } from "../said";
import type { FoundTask } from "./foundTask";

/** The last lines of a task's containers, fewer of those beside the judged one. What stands against them is said. */
export async function lastOutput(
  found: FoundTask,
  containers: readonly RunnableContainer[],
  judged: string,
  most: number,
  { clock, terminal }: Cli,
): Promise<readonly string[]> {
  const { aws, cluster, id, redact } = found;
  const streams = readableStreams(containers, judged, id, aws.region);
  const others = streams.filter(({ container }) => container !== judged).length;
  const mostOf = (container: string) => tailSize(most, container === judged, others).lines;
  try {
    const ports = { reader: redactingReader(aws.logs, redact), clock };
    const { lines, streams: read } = await lastLines(streams, mostOf, ports);
    const gone = read.find(({ missing }) => missing === "group");
    const group = streams.find(({ container }) => container === gone?.container)?.stream.group;
    if (group !== undefined) terminal.err(`note: log group "${group}" is not there (any more)`);
    return lines;
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    terminal.err(
      `note: the log could not be read: ${saidOf(error, { cluster, region: aws.region }, redact)}`,
    );
    return [];
  }
}
