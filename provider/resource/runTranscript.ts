import { logConsoleUrl } from "../diagnosis/links";
import { createTranscript, type Transcript } from "../logs/transcript";
import type { Clock } from "../run/clock";
import { defined } from "../values/defined";
import type { Aws } from "./host";
import type { Progress } from "./progress";
import type { Run } from "./runOnce";

/** The transcript of a run, on the resource's row. */
export function runTranscript(
  { revision, target, inputs }: Pick<Run, "revision" | "target" | "inputs">,
  { logs, region }: Aws,
  clock: Clock,
  progress: Progress,
): Transcript {
  const { containers } = revision;
  const { showsAll } = progress;
  const { logs: settings = {} } = inputs;
  return createTranscript(
    { containers, judged: target.container.name, region, settings, ...defined({ showsAll }) },
    {
      reader: logs,
      clock,
      onLine: progress.output,
      onNote: progress.line,
      shown: progress.flush,
      urlOf: logConsoleUrl,
      onError: (container, error) =>
        progress.warn(`the log of container "${container}" can no longer be read: ${messageOf(error)}`),
    },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
