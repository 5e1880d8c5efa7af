import type { RunnableContainer } from "../../definition/registry";
import { anyTask } from "../../diagnosis/anyTask";
import { logConsoleUrl } from "../../diagnosis/links";
import type { LogReader } from "../../logs/reader";
import type { ReadSoFar } from "../../logs/readSoFar";
import { createTranscript } from "../../logs/transcript";
import { unlessInterrupted } from "../../run/interrupt";
import type { TaskSnapshot } from "../../run/task";
import type { Judged } from "../../run/verdict";
import type { Cli } from "../cli";
import { saidOf } from "../said";
import type { FoundTask } from "./foundTask";
import { untilLeft } from "./leaving";
import { watchToEnd } from "./watchToEnd";

/** What is followed of a task in flight. */
export interface Followed {
  readonly task: TaskSnapshot;
  readonly judged: Judged;
  /** Those whose output is shown, and can be read. */
  readonly containers: readonly RunnableContainer[];
  readonly reader: LogReader;
  /** What was shown before, by container. */
  readonly soFar: ReadonlyMap<string, ReadSoFar>;
}

/** Shows a task's output as it comes, until its container has ended or the user goes. */
export async function followLogs(found: FoundTask, followed: Followed, cli: Cli): Promise<void> {
  const { terminal, clock } = cli;
  const { task, judged, containers, reader, soFar } = followed;
  const transcript = createTranscript(
    {
      ...{ containers, judged: containers[0]?.name ?? "", region: found.aws.region },
      ...{ settings: { stream: true, tailLines: 0 }, showsAll: true, soFar },
    },
    {
      reader,
      clock,
      onLine: terminal.out,
      onNote: terminal.err,
      shown: terminal.flush,
      urlOf: logConsoleUrl,
      onError(container, error) {
        const said = saidOf(error, { cluster: found.cluster, region: found.aws.region }, found.redact);
        terminal.err(`the log of container "${container}" can no longer be read: ${said}`);
      },
    },
  );
  transcript.begin(task.arn);
  transcript.follow();
  const follow = async (left: AbortSignal) => {
    const outcome = await watchToEnd(found, task, judged, cli, { left, onProgress: statusShown(cli) });
    terminal.status("over; waiting for its last lines of output");
    await unlessInterrupted(left, () => transcript.end("failed"));
    terminal.still();
    const context = { judged, isResources: found.resource !== undefined, tail: [], redact: found.redact };
    const { verdict } = anyTask({ kind: "over", outcome }, context);
    terminal.err(found.redact(`container "${judged.container}" ${verdict}`));
  };
  await untilLeft(cli, follow, () => void transcript.end("detached"));
}

/** Its status when it changes, and at a terminal for how long it has run. */
function statusShown({ terminal, clock }: Cli): (task: TaskSnapshot) => void {
  let told = "";
  return ({ lastStatus, startedAt, createdAt }) => {
    if (lastStatus === told && !terminal.isInteractive) return;
    told = lastStatus;
    const sinceMs = (startedAt ?? createdAt)?.getTime();
    const seconds =
      sinceMs === undefined ? undefined : Math.max(0, Math.round((clock.now() - sinceMs) / 1_000));
    terminal.status(seconds === undefined ? lastStatus : `${lastStatus} ${seconds} s`);
  };
}
